"""`miclu digest list`."""

from outputs.options import AsJson


def command(*, as_json: AsJson = False) -> None:
    """List the digests that were drafted, signed and sent, last period first.

    Example: miclu digest list
    """
    from outputs.console import print_json_lines, print_line, print_table
    from outputs.digest.showing import STATES, tell_version
    from outputs.labels import tell_time
    from outputs.session import load_settings, open_base

    with open_base(load_settings()) as store:
        found = store.digests.find_all()
    if as_json:
        print_json_lines(map(tell_version, found))
    elif found:
        rows = [
            (
                each.period,
                each.version,
                STATES[each.state],
                each.history[-1].author,
                tell_time(each.history[-1].at),
                each.history[-1].note,
            )
            for each in found
        ]
        print_table(("기간", "판", "상태", "사람", "때", "메모"), rows)
    else:
        print_line("다이제스트가 없습니다. 만들기: miclu digest draft")
