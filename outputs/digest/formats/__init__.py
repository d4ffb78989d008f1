"""The formats of a digest: one file each, found by scanning this folder.

A file `outputs/digest/formats/<format>.py` holds `MEDIA_TYPE` and `render(digest)`, which gives the
whole file as bytes; the format's word is the ending of the file's name. The same digest gives the
same bytes.
"""

from importlib import import_module
from pkgutil import iter_modules

from outputs.digest.model import Digest


def digest_formats() -> tuple[str, ...]:
    """Give the words of all formats, in alphabetical order."""
    return tuple(info.name for info in iter_modules(__path__))


def find_media_type(form: str) -> str:
    """Give the media type of one of `digest_formats()`."""
    media_type: str = import_module(f"{__name__}.{form}").MEDIA_TYPE
    return media_type


def render_digest(digest: Digest, form: str) -> bytes:
    """Render a digest in one of `digest_formats()`."""
    module = import_module(f"{__name__}.{form}")
    rendered: bytes = module.render(digest)
    return rendered
