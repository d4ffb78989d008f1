"""What else goes by a name that was asked for, so that one is not taken for another."""

from corpus.store import Store, StoredEntity

_MOST = 20
_SHOWN = 5


def find_namesakes(store: Store, name: str, meant: StoredEntity) -> tuple[StoredEntity, ...]:
    """Give the other entities that are called so, those of most documents first; none for a key."""
    called = store.find_namesakes(name, limit=_MOST)
    return tuple(each for each in called if each.key != meant.key)


def print_namesakes(store: Store, name: str, meant: StoredEntity) -> None:
    """Print beside an answer which one it is about, and the keys of the others."""
    from outputs.console import print_line

    others = find_namesakes(store, name, meant)
    if others:
        told = ", ".join(f"{each.key} (문서 {each.documents:,}건)" for each in others[:_SHOWN])
        more = " …" if len(others) > _SHOWN else ""
        print_line(f"{name}: {meant.key}의 답입니다. 같은 이름: {told}{more}", aside=True)
