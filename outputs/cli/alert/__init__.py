"""`miclu alert`, and in this folder the commands that begin so."""

from outputs.options import AsJson


def command(*, as_json: AsJson = False) -> None:
    """List the saved searches: whose they are, and who gets them by mail.

    Example: miclu alert

    Example: miclu alert add head@agency.example "회원사 > 300" --rhythm daily
    """
    from outputs.console import print_json_lines, print_line, print_table
    from outputs.labels import tell_time
    from outputs.session import load_settings, open_base

    with open_base(load_settings()) as store:
        found = store.alerts.find_all()
    if as_json:
        print_json_lines(found)
    elif found:
        rows = [
            (
                each.number,
                each.name,
                each.owner,
                each.address,
                each.words,
                each.rhythm if each.address else "",
                tell_time(each.created),
            )
            for each in found
        ]
        print_table(("번호", "이름", "저장한 사람", "받는 사람", "찾는 말", "주기", "시작"), rows)
    else:
        print_line("알림이 없습니다. 추가: miclu alert add 주소 찾을 말")
