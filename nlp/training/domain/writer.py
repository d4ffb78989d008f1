"""Templates into text: the names that are written leave their places behind."""

from dataclasses import dataclass, field
from random import Random

from nlp.training.domain.annotated import Annotated
from nlp.training.domain.grammar import Form, Rule, load_grammar
from nlp.training.domain.particles import choose_form
from nlp.training.domain.templates import (
    Call,
    Choice,
    Number,
    Part,
    Particle,
    Template,
    TemplateError,
)


@dataclass(slots=True)
class Bound:
    """A line that a passage has chosen: its forms, what they share, and what is already said."""

    rule: Rule
    forms: tuple[Form, ...]
    scope: "Scope"
    said: dict[Form, Annotated] = field(default_factory=dict)


Scope = dict[str, Bound]
"""What a passage, or one name in it, has bound: `company.1` to its line."""


class Writer:
    """Writes templates with one source of chance; the same source gives the same texts."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._grammar = load_grammar()
        self._narrowed: dict[tuple[str, str], Rule] = {}

    def write(self, template: Template, scope: Scope) -> Annotated:
        """Write a template; what it binds is added to `scope`."""
        text = ""
        entities: list[tuple[int, int, str]] = []
        for part in template:
            said = self._write_part(part, scope, text)
            shift = len(text)
            entities += [(start + shift, end + shift, label) for start, end, label in said.entities]
            text += said.text
        return Annotated(text, tuple(entities))

    def pick(self, rule: Rule) -> tuple[Form, ...]:
        """Choose a line of a rule by weight."""
        (forms,) = self._chance.choices(rule.lines, cum_weights=rule.weights)
        return forms

    def _write_part(self, part: Part, scope: Scope, before: str) -> Annotated:
        match part:
            case str():
                return Annotated(part)
            case Particle(name):
                return Annotated(choose_form(name, before))
            case Number(low, high, comma):
                return Annotated(format(self._chance.randint(low, high), "," if comma else ""))
            case Choice(options):
                return self.write(self._chance.choice(options), scope)
            case Call():
                return self._write_call(part, scope)

    def _write_call(self, call: Call, scope: Scope) -> Annotated:
        if call.number is None:
            return self._say(self._bind(call, scope), call.form)
        key = f"{call.rule}.{call.number}"
        if key not in scope:
            scope[key] = self._bind(call, scope)
        return self._say(scope[key], call.form)

    def _bind(self, call: Call, scope: Scope) -> Bound:
        if call.rule not in self._grammar:
            raise TemplateError(call.rule, "is asked for, but is no list")
        rule = self._grammar[call.rule]
        if call.having:
            rule = self._narrow(rule, call.having)
        # A name has its own numbers, so that its region is not the region of the sentence.
        return Bound(rule, self.pick(rule), {} if rule.label else scope)

    def _narrow(self, rule: Rule, key: str) -> Rule:
        if (rule.name, key) not in self._narrowed:
            self._narrowed[rule.name, key] = rule.having(key)
        return self._narrowed[rule.name, key]

    def _say(self, bound: Bound, key: str | None) -> Annotated:
        form = self._choose(bound.forms, key)
        if form not in bound.said:
            said = self.write(form.template, bound.scope)
            label = bound.rule.label
            bound.said[form] = (
                Annotated(said.text, ((0, len(said.text), label),)) if label else said
            )
        return bound.said[form]

    def _choose(self, forms: tuple[Form, ...], key: str | None) -> Form:
        if key is None or len(forms) == 1:
            return forms[0]
        fitting = forms if key == "any" else [form for form in forms if form.key == key]
        return self._chance.choice(fitting or forms[:1])
