"""Write the field tables of `docs/facts.md` from the fact types.

python docs/fields.py
"""

import re
from dataclasses import fields
from pathlib import Path

from corpus.facts import fact_types
from corpus.records import Fact

PAGE = Path(__file__).with_name("facts.md")
_BLOCK = re.compile(r"(<!-- fields: (?P<type>\w+) -->\n).*?(?=<!-- end -->)", re.DOTALL)


def render_fields(fact_type: type[Fact]) -> str:
    """Give the Markdown table of a type's own fields, in their order."""
    common = {field.name for field in fields(Fact)}
    rows = ["| field | heading | what it holds | in the key |", "| --- | --- | --- | --- |"]
    rows += [
        f"| `{field.name}` | {field.metadata['label']} | {field.metadata['help']} "
        f"| {'yes' if field.metadata.get('key') else ''} |"
        for field in fields(fact_type)
        if field.name not in common
    ]
    return "\n".join(rows)


def fill(page: str) -> str:
    """Give a page with every block of fields written anew."""
    return _BLOCK.sub(
        lambda block: f"{block[1]}{render_fields(fact_types()[block['type']])}\n", page
    )


if __name__ == "__main__":
    PAGE.write_text(fill(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
