import os
import socket
import subprocess
import sys

from crawler.frontier.owners import is_dead, name_owner


def test_a_living_process_is_alive_and_an_ended_one_dead():
    host = socket.gethostname()
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        owner = f"{host} {process.pid} 0a0b0c0d"
        assert not is_dead(owner)
        process.kill()
    assert is_dead(owner)


def test_another_process_of_our_own_number_has_ended():
    assert not is_dead(name_owner())
    assert is_dead(f"{socket.gethostname()} {os.getpid()} 00000000")


def test_nothing_is_known_of_other_machines():
    assert not is_dead("elsewhere.example 1 0a0b0c0d")
    assert not is_dead("")


def test_a_host_that_is_closed_to_us_counts_as_alive():
    assert not is_dead(f"{socket.gethostname()} 1 0a0b0c0d")
