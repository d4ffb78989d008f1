"""The errors of judgements about names."""

from collections.abc import Sequence

from corpus.errors import CorpusError


class MissingJudgementError(CorpusError):
    """No judgement has this number."""

    def __init__(self, number: int) -> None:
        super().__init__(f"No judgement number {number}. List them: miclu judge")
        self.number = number


class UndoneJudgementError(CorpusError):
    """A judgement was taken back before."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"Judgement {number} is undone already. What stands: miclu judge; "
            "judge the names again with miclu judge"
        )
        self.number = number


class ConflictingJudgementError(CorpusError):
    """Standing judgements say the contrary of a new one; `numbers` are theirs, in order."""

    def __init__(self, left: str, right: str, decision: str, numbers: Sequence[int]) -> None:
        told = ", ".join(map(str, numbers))
        super().__init__(
            f"{left} and {right} cannot be judged {decision}: judgements {told} say otherwise. "
            "Nothing was changed. Look at them with miclu judge, "
            f"take one back with miclu judge undo {numbers[-1]}, and judge again"
        )
        self.numbers = tuple(numbers)


class MixedTypesError(CorpusError):
    """Two names are of types that can never be one thing."""

    def __init__(self, left: str, right: str) -> None:
        super().__init__(
            f"{left} and {right} cannot be one: a person, a programme and an organisation "
            "or cluster are never the same. Name two of one kind; see both with miclu entity"
        )


class AmbiguousNameError(CorpusError):
    """A name means several entities; `keys` are those of its namings, the most used first."""

    def __init__(self, name: str, keys: Sequence[str]) -> None:
        super().__init__(
            f"{name!r} means several entities: {', '.join(keys)}. "
            "Name one of these keys, as miclu entity shows them"
        )
        self.name = name
        self.keys = tuple(keys)


class OneNameError(CorpusError):
    """Both sides of a judgement are one and the same name."""

    def __init__(self, key: str) -> None:
        super().__init__(
            f"Both names are {key}. To set one document's name apart, "
            f"judge {key.partition('@')[0]}@#DOCUMENT-ID, with an id of miclu documents"
        )
        self.key = key
