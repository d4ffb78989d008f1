"""`miclu resolve`."""

from outputs.options import AsJson


def command(*, as_json: AsJson = False) -> None:
    """Decide which names in which documents are one entity; miclu read does so at its end too.

    Example: miclu resolve
    """
    from corpus.entities import resolve
    from outputs.console import print_json, print_line
    from outputs.session import load_settings, open_base

    with open_base(load_settings()) as store:
        report = resolve(store)
    if as_json:
        print_json(report)
    else:
        print_line(f"새로 이은 이름 {report.names:,}건, 다시 센 대상 {report.entities:,}건")
