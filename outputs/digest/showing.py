"""Digests and their deliveries at the terminal."""

from collections.abc import Mapping

from corpus.store.digests import DigestState, StoredDigest
from corpus.store.mailings import LetterState
from outputs.console import print_json, print_line
from outputs.mail.delivery import Delivery

STATES = {
    DigestState.DRAFT: "초안",
    DigestState.IN_REVIEW: "검토 중",
    DigestState.SIGNED: "서명함",
    DigestState.SENT: "보냄",
    DigestState.CORRECTED: "고친 판이 있음",
}
_LETTERS = {
    LetterState.SENT: "보냄",
    LetterState.WAITING: "기다림",
    LetterState.HANDED: "건넸으나 답을 못 받음",
    LetterState.REFUSED: "거절됨",
}


def tell_version(stored: StoredDigest) -> Mapping[str, object]:
    """Give a version without its content, for programs."""
    return {
        "week": stored.period,
        "version": stored.version,
        "state": stored.state,
        "hash": stored.hash,
        "made": stored.made,
        "history": stored.history,
    }


def print_version(stored: StoredDigest, *, as_json: bool) -> None:
    """Print what a version is and how far it is."""
    if as_json:
        print_json(tell_version(stored))
    else:
        print_line(f"{stored.period} · {stored.version}판 · {STATES[stored.state]}")


def print_delivery(delivery: Delivery, *, as_json: bool) -> None:
    """Print how the letters of a delivery stand."""
    if as_json:
        print_json(delivery)
        return
    counts = ", ".join(f"{_LETTERS[state]} {count}" for state, count in delivery.counts.items())
    print_line(f"{delivery.name} · {counts or '받는 사람 없음'}")
    if delivery.fault:
        print_line(delivery.fault)
