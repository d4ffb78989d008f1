"""How what is told of a whole search is printed."""

from corpus.facts import fact_types
from corpus.search.records import Coverage, Facet, Summary, Understood
from outputs.console import print_line, print_table
from outputs.labels import KINDS, tell_day

_FACETS = {
    "type": "유형",
    "publisher": "출처",
    "entity": "이름",
    "year": "연도",
    "month": "달",
    "kind": "종류",
    "status": "검토",
}
_STATUSES = {
    "unreviewed": "검토 전",
    "accepted": "승인",
    "corrected": "수정",
    "rejected": "기각",
}


def print_unread(summary: Summary) -> None:
    """Print what looks like a comparison and was not read as one: it belongs above the hits."""
    for typed in summary.understood.unread:
        print_line(f"비교로 읽지 못했습니다: {typed} (이렇게 씁니다: 회원사 > 300, 증감률 < -2%)")


def print_summary(summary: Summary, *, noun: str, shown: int, query: str) -> None:
    """Print other names that were looked for, the facets, the number of hits and the coverage."""
    for expansion in summary.expansions:
        names = ", ".join(expansion.names)
        print_line(f"함께 찾은 이름: {expansion.typed} → {names} (끄려면 --no-expand)")
    for facet in summary.facets:
        _print_facet(facet)
    if shown:
        count = f"{noun} {summary.total:,}건{'' if summary.is_exact else ' 이상'}"
        more = f" 중 {shown:,}건 (더 보려면 --limit)" if summary.cursor else ""
        print_line(f"{count}{more}")
    else:
        about = f"‘{query}’에 " if query else ""
        print_line(f"{about}맞는 {noun}{'가' if noun == '문서' else '이'} 없습니다.")
        print_line(f"찾은 말: {tell_query(summary.understood) or '없음'}")
    print_line(f"찾은 범위: {tell_coverage(summary.coverage)}")


def tell_query(understood: Understood) -> str:
    """Tell how a query was read."""
    parts = (
        *understood.words,
        *(f"“{phrase}”" for phrase in understood.phrases),
        *(f"{prefix}*" for prefix in understood.prefixes),
        *understood.initials,
        *(comparison.text for comparison in understood.comparisons),
    )
    left = f" (뺀 말: {', '.join(understood.left_out)})" if understood.left_out else ""
    cut = " (너무 길어 뒤를 뺐습니다)" if understood.is_cut else ""
    return f"{', '.join(parts)}{left}{cut}"


def tell_coverage(coverage: Coverage) -> str:
    """Tell what the base holds in a line."""
    told = f"읽은 문서 {coverage.read:,}건 (전체 {coverage.documents:,}건)"
    if coverage.first_day is None:
        return told
    days = f"{tell_day(coverage.first_day)}~{tell_day(coverage.last_day)}"
    gaps = f", 문서가 없는 기간 {len(coverage.gaps)}곳" if coverage.gaps else ""
    return f"{told}, 출처 {len(coverage.sources):,}곳, {days} ({coverage.weeks:,}주{gaps})"


def tell_bucket(facet: str, value: str, label: str) -> str:
    """Give the Korean word for a value that hits are counted by."""
    if facet == "type" and value in fact_types():
        return fact_types()[value].LABEL
    return {"kind": KINDS, "status": _STATUSES}.get(facet, {}).get(value, label)


def _print_facet(facet: Facet) -> None:
    rows = [(tell_bucket(facet.name, b.value, b.label), b.count) for b in facet.buckets]
    heading = _FACETS[facet.name]
    print_table(
        [heading if facet.is_complete else f"{heading} ({facet.counted:,}건에서)", "건"], rows
    )
