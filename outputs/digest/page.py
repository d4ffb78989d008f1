"""The digest as a page of HTML, which the file, the mail and the paper are made of."""

from collections.abc import Callable
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from outputs.digest.charts import draw_chart
from outputs.digest.model import Chart, Digest
from outputs.labels import ENTITY_TYPES

MARKS = {"new": "새로", "changed": "바뀜", "confirmed": "다시", "contradicted": "어긋남"}


def render_page(digest: Digest, *, show_chart: Callable[[Chart], str] = draw_chart) -> str:
    """Render a digest as a page in Korean that asks for nothing from anywhere.

    `show_chart` gives the markup of a chart.
    """
    template = _environment().get_template("page.html")
    return template.render(
        digest=digest,
        marks=MARKS,
        types=ENTITY_TYPES,
        draw=lambda chart: Markup(show_chart(chart)),  # noqa: S704  our own, its words escaped
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("outputs.digest"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
