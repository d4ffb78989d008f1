"""Brings the words of files to standard Unicode: private signs, old Hangul, spaced-out titles."""

import re

from corpus.records import freeze_text

# What Hancom's and Microsoft's symbol fonts put into the private area, as plain signs.
# Source: Symbol and Wingdings (U+F000 + code, Microsoft typography pages); the Hancom signs are
# the digits in boxes and the brackets that its own writers compose (python-hwpx, hwp5/section_xml).
_SYMBOLS = {
    0xF020: " ", 0xF02D: "-", 0xF06C: "●", 0xF06D: "○", 0xF06E: "■", 0xF06F: "□", 0xF070: "□",
    0xF071: "□", 0xF072: "□", 0xF075: "◆", 0xF076: "◇", 0xF077: "◆", 0xF09E: "·", 0xF09F: "•",
    0xF0A0: "•", 0xF0A1: "○", 0xF0A2: "○", 0xF0A3: "○", 0xF0A4: "◉", 0xF0A7: "▪", 0xF0A8: "□",
    0xF0B2: "◇", 0xF0B7: "•", 0xF0D8: "▶", 0xF0DE: "⇒", 0xF0DF: "←", 0xF0E0: "→", 0xF0E1: "↑",
    0xF0E2: "↓", 0xF0E8: "→", 0xF0EB: "⇒", 0xF0F0: "⇒", 0xF0FC: "✓", 0xF0FE: "☑", 0xF0A6: "○",
    0xF0854: "『", 0xF0855: "』", 0xF0850: "「", 0xF0851: "」", 0xF080F: "―", 0xF02EF: "·",
    0xF03C5: "□", 0xF02FD: "○",
}  # fmt: skip
_BOXED = {0xF02B1 + number: chr(0x2460 + number) for number in range(9)}  # 1 to 9 in boxes: ① …
_BOXED |= {0xF02CE + number: chr(0x2460 + number) for number in range(9)}
_OTHER_SPACES = dict.fromkeys([0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000, 0x3164], " ")
_SIGNS = _SYMBOLS | _BOXED | _OTHER_SPACES
_OLD_HANGUL = re.compile("[\ue0bc-\uefff\uf100-\uf8f7]")
_BLANKS = re.compile(r"[^\S\n]+")
# One syllable at a time with the same blanks between: `보  도  자  료`, `목    차`.
_SPACED = re.compile(r"(?<!\S)[가-힣](?: {1,8}[가-힣]){1,15}(?!\S)")
_FEWEST_SYLLABLES = 3
_WIDE = re.compile(" {2,}")


def clean_words(text: str) -> str:
    """Give the words of a part in standard signs: NFC, one space between words, none at the ends.

    Line breaks stay; syllables that are spaced out over a line are joined to words.
    """
    text = join_spaced(freeze_text(_replace_private(text)))
    lines = (_BLANKS.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def join_spaced(text: str) -> str:
    """Join single syllables that are set apart for looks: `보  도  자  료` becomes `보도자료`.

    Two syllables are joined only over two or more blanks, three or more over any; ordinary words
    of one syllable (`이 두 곳 중`) stand beside longer ones and are left alone.
    """
    return "\n".join(_join_line(line) for line in text.split("\n"))


def _join_line(line: str) -> str:
    bare = line.strip()
    if _SPACED.fullmatch(bare):
        wide = bool(_WIDE.search(bare))
        if wide or len(bare.split()) > _FEWEST_SYLLABLES:
            return _join_words(bare) if wide else "".join(bare.split())
    return _SPACED.sub(_join_wide, line)


def _join_wide(found: re.Match[str]) -> str:
    """Join a run of syllables inside a line only where wide blanks show that it is one word."""
    words = found[0]
    return "".join(words.split()) if words.count("  ") == len(words.split()) - 1 else words


def _join_words(line: str) -> str:
    """Join spaced syllables whose words are set apart by still wider blanks."""
    narrow = min(len(blank) for blank in re.findall(" +", line))
    words = re.split(f" {{{narrow + 1},}}", line)
    return " ".join("".join(word.split()) for word in words)


def _replace_private(text: str) -> str:
    text = text.translate(_SIGNS)
    if not _OLD_HANGUL.search(text):
        return text
    from hypua2jamo import translate  # 10 MB of tables, which few documents need

    standard: str = translate(text)
    return standard
