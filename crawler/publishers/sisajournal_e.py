"""시사저널e (www.sisajournal-e.com): economy."""

from crawler.publishers.families.ndsoft import make_member

PUBLISHER = make_member(
    key="sisajournal_e",
    name="시사저널e",
    site="https://www.sisajournal-e.com",
    seen=("layouts",),
)
