import unicodedata

import pytest

from corpus.records import freeze_text


@pytest.mark.parametrize(
    ("printed", "frozen"),
    [
        ("총회가\r\n열렸다.\r끝", "총회가\n열렸다.\n끝"),
        ("미니\u200b클러스터\ufeff", "미니클러스터"),
        ("총\xad회", "총회"),
        ("총회\x00\x7f", "총회\ufffd\ufffd"),
        ("총회\ud800", "총회\ufffd"),
        (unicodedata.normalize("NFD", "총회"), "총회"),
        ("\uf9d1", "六"),
        ("총회\t2일\xa0\u3000", "총회\t2일\xa0\u3000"),
    ],
)
def test_a_text_is_frozen(printed, frozen):
    assert freeze_text(printed) == frozen


def test_freezing_a_frozen_text_changes_nothing():
    """Held for every sign of the basic plane: those known to be frozen at a glance, too."""
    signs = [f"가{chr(code)}나" for code in range(0x10000)]
    frozen = [freeze_text(sign) for sign in signs]
    assert [freeze_text(text) for text in frozen] == frozen
    assert all(unicodedata.is_normalized("NFC", text) for text in frozen)
    assert not any(sign in text for text in frozen for sign in "\r\x00\x1f\x7f\u200b\u202e\ufeff")
