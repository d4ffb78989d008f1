"""Pages on paper: HTML to PDF with the fonts that ship, whatever the machine has."""

import logging
from functools import cache
from pathlib import Path
from typing import Any

_FONTS = Path(__file__).parents[1] / "fonts"
_FACES = "".join(
    f"@font-face {{ font-family: Pretendard; font-weight: {weight};"
    f" src: url({(_FONTS / f'Pretendard-{name}.woff2').as_uri()}) }}"
    for weight, name in ((400, "Regular"), (700, "Bold"))
)


def print_page(markup: str) -> bytes:
    """Print HTML that needs nothing from elsewhere; equal markup gives equal bytes."""
    from weasyprint import HTML

    logging.getLogger("fontTools").setLevel(logging.ERROR)
    fonts, faces = _load_fonts()
    page = HTML(string=markup, url_fetcher=_fetch_nothing)
    printed: bytes = page.write_pdf(stylesheets=[faces], font_config=fonts)
    return printed


@cache
def _load_fonts() -> tuple[Any, Any]:
    """Load the fonts once a process: it takes longer than a page."""
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    return fonts, CSS(string=_FACES, font_config=fonts)


def _fetch_nothing(address: str, *_: object, **__: object) -> dict[str, object]:
    msg = f"A digest asks for nothing, and got {address!r}"
    raise ValueError(msg)
