"""Authors' texts and conditions, filled with values."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from jinja2 import Template, TemplateError, Undefined, meta, nodes, pass_context
from jinja2.runtime import Context

from conversations.messages import Spans
from conversations.wording import markdown
from conversations.wording.literal import WordingMistake
from conversations.wording.sandbox import Missing, Sandbox, walk

LONGEST_TEXT = 100_000  # characters, of the author's text and the values together
_ASIDE = "values put aside"  # a name that no template can write
_KEPT_TEMPLATES = 4096


class _Aside:
    """The values of one rendering, put aside; a mark stands for each."""

    def __init__(self) -> None:
        self.values: list[object] = []
        self.blanks: set[str] = set()
        self.room = LONGEST_TEXT

    def keep(self, value: object) -> str:
        if isinstance(value, Missing):
            self.blanks.add(str(value._undefined_name))  # noqa: SLF001 - Jinja keeps the name there
        if value is None or isinstance(value, Undefined):
            return ""
        self.values.append(value)
        self.took(len(value) if isinstance(value, str) else 1)
        return markdown.mark(len(self.values) - 1)

    def took(self, characters: int) -> None:
        self.room -= characters
        if self.room < 0:
            raise WordingMistake(f"This text grows longer than {LONGEST_TEXT} characters.")


@pass_context
def _put_aside(context: Context, value: object) -> str:
    aside: _Aside = context[_ASIDE]
    return aside.keep(value)


class Wording:
    """Renders templates and judges conditions, in one language.

    Templates are compiled once and kept. Missing names show nothing and are false. Dates and spans are drawn
    as such; everything else that is inserted is literal text.

    Args:
        language: of the words that Trellis adds itself.
    """

    def __init__(self, language: str = "en") -> None:
        self.language = language
        self._sandbox = Sandbox(_put_aside)
        self._compiled = lru_cache(_KEPT_TEMPLATES)(self._sandbox.compiled)
        self._conditions = lru_cache(_KEPT_TEMPLATES)(self._condition)

    def spans(self, template: str, names: Mapping[str, object]) -> Spans:
        """A text with its values.

        Raises:
            WordingMistake: for a template that cannot be read, or a value that cannot be shown.
        """
        text, aside = self._rendered(template, names)
        return markdown.read(text, aside.values)

    def line(self, template: str, names: Mapping[str, object]) -> str:
        """A text with its values as one line of words: for titles and labels."""
        return " ".join(markdown.plain(self.spans(template, names)).split())

    def blanks(self, template: str, names: Mapping[str, object]) -> frozenset[str]:
        """The names that would be shown but have no value: holes in the text.

        Raises:
            WordingMistake: as for `spans`.
        """
        return frozenset(self._rendered(template, names)[1].blanks)

    def judge(self, condition: str, names: Mapping[str, object]) -> bool:
        """Whether a condition holds. Things that cannot be compared do not meet it.

        Raises:
            WordingMistake: for a condition that cannot be read.
        """
        try:
            return bool(self._conditions(condition).render(names))
        except (TemplateError, TypeError):
            return False

    def names_in(self, template: str) -> frozenset[str]:
        """The names that a text uses, without their parts.

        Raises:
            WordingMistake: for a template that cannot be read.
        """
        return frozenset(meta.find_undeclared_variables(self._sandbox.checked(template)))

    def names_in_condition(self, condition: str) -> frozenset[str]:
        """The names that a condition uses, without their parts.

        Raises:
            WordingMistake: for a condition that cannot be read.
        """
        return frozenset(meta.find_undeclared_variables(self._question(condition)))

    def compared_in(self, template: str) -> frozenset[tuple[str, object]]:
        """The names (with their parts, as `talk.mood`) that a text compares, each with a constant.

        Raises:
            WordingMistake: for a template that cannot be read.
        """
        comparisons = (
            node for node in walk(self._sandbox.checked(template)) if isinstance(node, nodes.Compare)
        )
        return frozenset(pair for node in comparisons for pair in _pairs(node))

    def compared_in_condition(self, condition: str) -> frozenset[tuple[str, object]]:
        """The same for a condition.

        Raises:
            WordingMistake: for a condition that cannot be read.
        """
        self._question(condition)
        return self.compared_in(as_text(condition))

    def _rendered(self, template: str, names: Mapping[str, object]) -> tuple[str, _Aside]:
        aside = _Aside()
        pieces: list[str] = []
        try:
            for piece in self._compiled(markdown.unmarked(template)).generate({**names, _ASIDE: aside}):
                aside.took(len(piece))
                pieces.append(piece)
        except (TemplateError, TypeError) as error:
            raise WordingMistake(f"This text cannot be filled in: {error}.") from error
        return "".join(pieces), aside

    def _question(self, condition: str) -> nodes.Template:
        tree = self._sandbox.checked(as_text(condition))
        match tree.body:
            case [nodes.If(body=[nodes.Output(nodes=[nodes.TemplateData(data="1")])], elif_=[], else_=[])]:
                return tree
        raise WordingMistake("A condition is one question, such as: ambition == 'next_level'.")

    def _condition(self, condition: str) -> Template:
        return self._sandbox.from_string(self._question(condition))


def as_text(condition: str) -> str:
    """A condition as a text that is empty where it does not hold."""
    return f"{{% if {condition} %}}1{{% endif %}}"


def _pairs(node: nodes.Compare) -> Iterator[tuple[str, object]]:
    sides = [node.expr, *(operand.expr for operand in node.ops)]
    constants = [each.value for side in sides for each in walk(side) if isinstance(each, nodes.Const)]
    for name in filter(None, map(_dotted, sides)):
        yield from ((name, constant) for constant in constants)


def _dotted(node: nodes.Node) -> str | None:
    """`talk.mood` for the part of a name, `talk` for a name, None for anything else."""
    match node:
        case nodes.Name(name=name):
            return str(name)
        case nodes.Getattr(node=whole, attr=part):
            above = _dotted(whole)
            return above and f"{above}.{part}"
    return None
