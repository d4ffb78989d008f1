from datetime import datetime

import pytest

from corpus.times import KST

BODY = (
    "한국산업단지공단(이하 산단공) 황석주 본부장은 워크숍에 120여명이 참석했다고 밝혔다. "
    '황 본부장은 "내년에는 회원을 늘리겠다"고 말했다.'
)


@pytest.fixture
def base(writer, fact):
    """A store with one article that is read, and a later one without facts."""
    writer.save(
        "gaon-1",
        "[현장] 동남권 워크숍 열려",
        BODY,
        published=datetime(2026, 11, 12, 9, tzinfo=KST),
        byline=("도하윤 기자",),
        read=(
            fact["event"]("워크숍", kind="워크숍", place="해운대"),
            fact["figure"]("120여명", 120, unit="명", measure="참석자", approximate=True),
            fact["position"]("황석주 본부장", "황석주", "본부장", "한국산업단지공단"),
            fact["quote"]("내년에는 회원을 늘리겠다", "황석주"),
            fact["mention"]("ORG", "한국산업단지공단"),
            fact["mention"]("ORG", "산단공", "한국산업단지공단"),
            fact["mention"]("PERSON", "황석주"),
        ),
    )
    published = datetime(2026, 11, 17, 9, tzinfo=KST)
    writer.save("gaon-2", "뿌리산업 소식", "뿌리산업을 본다.", published=published)
    return writer.store
