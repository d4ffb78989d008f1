"""The digest as one HTML file: no script, no request to anywhere, everything escaped."""

from jinja2 import Environment, PackageLoader, StrictUndefined

from outputs.digest.content import Digest


def render(digest: Digest) -> str:
    """Render the digest as an HTML page in Korean that holds its own style sheet."""
    environment = Environment(
        loader=PackageLoader("outputs.digest"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("digest.html").render(digest=digest)
