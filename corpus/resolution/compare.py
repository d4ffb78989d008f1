"""Compare two names as if each stood alone in a document."""

from corpus.resolution.clusters import make_clusters
from corpus.resolution.known import Known
from corpus.resolution.naming import make_naming
from corpus.store import DocumentName, Link, Neighbourhood


def compare(left: DocumentName, right: DocumentName, known: Known) -> Link | None:
    """Tell by what two names are one, None where they are not.

    The link names the other key and the rule; it is empty where both make the same naming.
    Judgements of people and further names, which may tie the two, are not asked.
    """
    one, other = make_naming(left, known), make_naming(right, known)
    if one.key == other.key:
        return Link()
    clusters = make_clusters(Neighbourhood(namings=(one, other), judgements=()))
    if len(clusters) > 1:
        return None
    return next(link for _, link in clusters[0].members if link.to)
