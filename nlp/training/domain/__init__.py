"""Korean business sentences about industry clusters, made from grammars, with their names.

The language stands in data files: `lists/` has words and phrases, `names/<LABEL>/` the grammars of
names, `stories/` whole sentences, one file a construction. `templates.py` tells how lines are
written.

    from nlp.training.domain import generate
    for passage in generate(seed=1, count=10_000): ...
"""

from nlp.training.domain.annotated import LABELS, Annotated
from nlp.training.domain.generator import generate

__all__ = ["LABELS", "Annotated", "generate"]
