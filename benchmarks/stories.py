"""Measure how well near-copies are told from other texts, beside datasketch's MinHashLSH.

python benchmarks/stories.py [FILE.jsonl …]        # the peer needs: pip install datasketch

From each annotated text of the files (default: ours) that has 400 signs, others are made, always
the same, ten of each kind: a light edit (another byline and ending, one word in fifteen changed),
a heavy rewrite (a third of the sentences gone, the others in another order, one word in five
changed), the first half, and the same template with other figures, which is no copy. A pair is
found where a band proposes it and the comparison holds. The shares are of the pairs of a text with
what was made from it; a template that is found is wrong, and so is a pair of two different texts.
"""

import json
import random
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from time import process_time

from corpus.stories import Sketch, is_near_copy, make_sketch

GOLD = Path(__file__).parent.parent / "tests" / "gold"
OURS = [GOLD / "open.jsonl", GOLD / "gaon.jsonl"]
ROUNDS = 10
SHORTEST = 400
WORDS = (
    "이번",
    "지난",
    "올해",
    "지역",
    "관련",
    "주요",
    "여러",
    "함께",
    "통해",
    "대한",
    "위해",
    "모두",
)
KINDS = ("light edit", "first half", "heavy rewrite", "template")
Key = tuple[int, str, int]
Texts = dict[Key, str]


def make_texts(paths: list[Path]) -> Texts:
    """Make the texts, by the number of the one they come from, the kind and the round."""
    dice = random.Random(20260301)
    lines = [line for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    texts: Texts = {}
    for number, text in enumerate(json.loads(line)["text"] for line in lines):
        if len(text) < SHORTEST:
            continue
        texts[number, "text", 0] = text
        texts[number, "first half", 0] = text[: len(text) // 2]
        for each in range(ROUNDS):
            texts[number, "light edit", each] = _edit(text, dice)
            texts[number, "heavy rewrite", each] = _rewrite(text, dice)
            texts[number, "template", each] = re.sub(
                r"\d+", lambda _: str(dice.randint(11, 9999)), text
            )
    return texts


def find_pairs(
    texts: Texts, propose: Callable[[str], list[object]], is_copy: Callable[[str, str], bool]
) -> Iterator[tuple[Key, Key]]:
    """Yield the pairs of a text with another one that share a band and compare as copies."""
    buckets: defaultdict[object, list[Key]] = defaultdict(list)
    for key, text in texts.items():
        for band in propose(text):
            buckets[band].append(key)
    proposed = {
        pair
        for keys in buckets.values()
        for pair in combinations(sorted(set(keys)), 2)
        if "text" in (pair[0][1], pair[1][1])
    }
    for one, other in sorted(proposed):
        if is_copy(texts[one], texts[other]):
            yield one, other


def count(texts: Texts, pairs: set[tuple[Key, Key]]) -> dict[str, float]:
    """Give the share found by kind, and the number of pairs of two different texts."""
    found = {}
    for kind in KINDS:
        wanted = [key for key in texts if key[1] == kind]
        hits = sum(tuple(sorted(((key[0], "text", 0), key))) in pairs for key in wanted)
        found[kind] = hits / len(wanted)
    return found | {"other texts": sum(one[0] != other[0] for one, other in pairs)}


def ours() -> tuple[Callable[[str], list[object]], Callable[[str, str], bool]]:
    """Give our bands and our comparison."""
    sketches: dict[str, Sketch] = {}

    def sketch(text: str) -> Sketch:
        return sketches.setdefault(text, make_sketch(text))

    return (
        lambda text: list(enumerate(sketch(text).bands())),
        lambda one, other: is_near_copy(sketch(one), sketch(other)),
    )


def peer() -> tuple[Callable[[str], list[object]], Callable[[str, str], bool]]:
    """Give datasketch's bands for the same threshold, and its estimate of the overlap."""
    from datasketch import MinHash, MinHashLSH  # type: ignore[import-untyped]

    threshold = 0.4
    index = MinHashLSH(threshold=threshold, num_perm=128)
    made: dict[str, MinHash] = {}

    def sign(text: str) -> MinHash:
        if text not in made:
            letters = re.sub(r"[\W_]+", "", text.lower())
            made[text] = MinHash(num_perm=128)
            made[text].update_batch(
                [letters[at : at + 5].encode() for at in range(len(letters) - 4)]
            )
        return made[text]

    return (
        lambda text: [
            (start, bytes(sign(text).hashvalues[start:end])) for start, end in index.hashranges
        ],
        lambda one, other: sign(one).jaccard(sign(other)) >= threshold,
    )


def _edit(text: str, dice: random.Random) -> str:
    changed = (dice.choice(WORDS) if dice.random() < 1 / 15 else word for word in text.split(" "))
    return f"[새봄=김도담 기자] {' '.join(changed)} 문의는 담당 부서로 하면 된다."


def _rewrite(text: str, dice: random.Random) -> str:
    sentences = [part for part in re.split(r"(?<=[.])\s+", text) if dice.random() > 1 / 3]
    dice.shuffle(sentences)
    words = " ".join(sentences).split(" ")
    return " ".join(dice.choice(WORDS) if dice.random() < 1 / 5 else word for word in words)


def main() -> None:
    """Print a line for each way."""
    texts = make_texts([Path(name) for name in sys.argv[1:]] or OURS)
    sources = len({number for number, _, _ in texts})
    print(
        f"{len(texts):,} texts made from {sources:,}: share found by kind, false pairs, processor"
    )
    print(f"{'':<12}{''.join(f'{kind:>16}' for kind in KINDS)}{'other texts':>16}{'ms a text':>12}")
    for name, make in (("ours", ours), ("datasketch", peer)):
        try:
            propose, is_copy = make()
        except ImportError:
            print(f"{name}: not installed", file=sys.stderr)
            continue
        start = process_time()
        found = count(texts, set(find_pairs(texts, propose, is_copy)))
        cost = 1000 * (process_time() - start) / len(texts)
        shares = "".join(f"{found[kind]:>16.3f}" for kind in KINDS)
        print(f"{name:<12}{shares}{found['other texts']:>16.0f}{cost:>12.1f}")


if __name__ == "__main__":
    main()
