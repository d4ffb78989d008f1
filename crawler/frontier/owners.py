"""The names of crawlers, and which of them are known to have ended."""

import os
import secrets
import socket

_TOKEN = secrets.token_hex(4)
_PARTS = 3


def name_owner() -> str:
    """Give the name of this process: no other has it, even under the same process number."""
    return f"{socket.gethostname()} {os.getpid()} {_TOKEN}"


def is_dead(owner: str) -> bool:
    """Tell whether a crawler ran on this machine and runs no more; in doubt it lives."""
    parts = owner.rsplit(" ", _PARTS - 1)
    if len(parts) != _PARTS or parts[0] != socket.gethostname() or os.name != "posix":
        return False
    number, token = int(parts[1]), parts[2]
    if number == os.getpid():
        return token != _TOKEN
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
