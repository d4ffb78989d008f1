"""`miclu resolve`."""

from outputs.options import AsJson


def command(*, as_json: AsJson = False) -> None:
    """Decide which names in which documents are one entity; miclu read does so at its end too.

    Example: miclu resolve
    """
    from corpus.resolution import resolve
    from nlp.entities.institutions import load_institutions
    from outputs.console import print_json, print_line
    from outputs.session import load_settings, open_base

    with open_base(load_settings()) as store:
        report = resolve(store, institutions=load_institutions())
    if as_json:
        print_json(report.counts)
    else:
        told = (f"{report.labels[word]} {count:,}건" for word, count in report.counts.items())
        print_line(", ".join(told))
