"""The last resort for a body: the general extractor trafilatura."""

from crawler.markup import decode_text, squeeze


def extract_paragraphs(body: bytes) -> tuple[str, ...]:
    """Give the paragraphs that trafilatura finds in a page, none without a main text."""
    from trafilatura import extract  # slow to load, rarely needed

    text = extract(decode_text(body), include_comments=False, favor_precision=True) or ""
    return tuple(line for each in text.splitlines() if (line := squeeze(each)))
