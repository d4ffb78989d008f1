"""Whether reading stays linear on texts that are made to hurt: growth of time with length.

    OMP_NUM_THREADS=1 .venv/bin/python benchmarks/hostile.py [LENGTH]

Each kind of text is read at a quarter, a half and the whole of LENGTH code points (100,000 without
it), twice: names alone, then all facts. CPU seconds, the lesser of two runs. Exit status 1 where
twice the text costs more than three times the time, or an offset does not lead to its words.
"""

import random
import resource
import sys
import unicodedata
from itertools import pairwise
from time import process_time

from nlp.pipeline import Reader, load
from nlp.training.domain import generate

LENGTH = 100_000
PARTS = (4, 2, 1)
WORST_GROWTH = 3.0
LEAST_SECONDS = 0.2  # below it the clock and the collector tell more than the text does


def make_texts() -> dict[str, str]:
    """Give a piece of each kind, which is repeated up to its length."""
    chance = random.Random(1)
    news = [passage.text for passage in generate(seed=1, count=400)]
    joined = " ".join(news)
    syllables = "".join(chr(chance.randrange(0xAC00, 0xD7A4)) for _ in range(5000))
    return {
        "news, a paragraph a passage": "\n".join(news),
        "news in one paragraph": joined,
        "news without spaces": joined.replace(" ", ""),
        "news decomposed (NFD)": unicodedata.normalize("NFD", joined),
        "chance syllables without spaces": syllables,
        "chance syllables with spaces": " ".join(syllables),
        "one syllable": "가",
        "one word without a space": "미니클러스터",
        "one word with spaces": "미니클러스터 ",
        "one name with a title": "홍나래 회장 ",
        "one family name with a title": "김 회장은 ",
        "one firm with a mark": "㈜한빛정공 ",
        "names in a row": "한빛정공, 나래테크·다온전자, ",
        "a table of names": "홍나래\t회장\t한빛정공\n남궁솔\t대표\t나래테크\n",
        "definitions": "한국산업단지공단(이하 공단)과 로봇 미니클러스터(이하 로봇MC)는 ",
        "opening brackets": "(",
        "opening quotation marks": "“",
        "straight quotation marks": '"가나" ',
        "nested brackets": "한빛(나래(다온",
        "quotations without an end": "홍나래 대표는 “함께 가자고 말했다. ",
        "numbers": "3,120여명 45.7% 7억2000만원 ",
        "digits without a space": "1234567890",
        "dates": "지난 17일부터 오는 23일까지 ",
        "Latin without spaces": "abcdefghij",
        "Latin with spaces": "Hanbit Precision Co Ltd ",
        "emoji": "👩‍🔬🇰🇷🏭",
        "jamo": "ㄱㅏㄴㅏ",
        "hanja": "韓國産業團地公團",
        "white space": " \t\n\u3000",
        "mixed scripts": "ICT融合ミニクラスターМини클러스터 ",
        "line breaks": "가\n",
    }


def read_timed(reader: Reader, text: str) -> tuple[float, float]:
    """Give the CPU seconds of the names alone and of the whole reading."""
    start = process_time()
    reader.pipeline(text)
    between = process_time()
    reading = reader.read(text)
    end = process_time()
    for mention in reading.mentions:
        if text[mention.evidence.start : mention.evidence.end] != mention.text:
            raise SystemExit(f"wrong offset: {mention}")
    return between - start, end - between


def main() -> None:
    """Print the table; end with status 1 where something grows too fast."""
    length = int(sys.argv[1]) if len(sys.argv) > 1 else LENGTH
    reader = load()
    reader.read("로봇 미니클러스터(회장 홍나래)는 17일 총회를 열었다.")  # warm up
    print(f"{'':34}{'names, s at ¼ ½ 1':>24}{'all, s at ¼ ½ 1':>24}  growth")
    slow = []
    for kind, piece in make_texts().items():
        whole = (piece * (length // len(piece) + 1))[:length]
        times = [
            map(min, read_timed(reader, text), read_timed(reader, text))
            for text in (whole[: length // part] for part in PARTS)
        ]
        ways = list(zip(*times, strict=True))
        growth = max(
            (late / early for way in ways for early, late in pairwise(way) if late > LEAST_SECONDS),
            default=0.0,
        )
        columns = "".join("".join(f"{seconds:8.2f}" for seconds in way) for way in ways)
        print(f"{kind:34}{columns}{growth:8.1f}", flush=True)
        slow += [kind] if growth > WORST_GROWTH else []
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    print(f"peak memory {memory:.2f} GiB; too fast growing: {', '.join(slow) or 'none'}")
    sys.exit(bool(slow))


if __name__ == "__main__":
    main()
