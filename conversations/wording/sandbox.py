"""A Jinja2 environment in which authors can say things and do nothing.

On top of Jinja's own immutable sandbox there are no calls, no assignments, no macros, no arithmetic that
grows, and a short list of filters. What is left cannot loop for long or grow beyond the values it is given.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NoReturn

from jinja2 import ChainableUndefined, Template, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from conversations.wording.literal import WordingMistake

_TEXT = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.For)
_VALUES = (nodes.Name, nodes.Const, nodes.List, nodes.Tuple, nodes.Getattr, nodes.Getitem, nodes.Slice)
_JUDGING = (nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Test, nodes.CondExpr)
_COUNTING = (nodes.Add, nodes.Sub, nodes.Neg, nodes.Filter)
_ALLOWED = _TEXT + _VALUES + _JUDGING + _COUNTING
_FILTERS = ("length", "default", "first", "last", "lower", "upper", "capitalize")
_TESTS = ("defined", "none")
_DEEPEST_LOOP = 2
_DEEPEST = 40  # levels of anything inside anything else
LONGEST_TEMPLATE = 20_000  # characters
_TOO_DEEP = "This is too much inside one another. Say it more simply."


class Missing(ChainableUndefined):
    """What a name without a value stands for: nothing to show, and false however it is compared."""

    def _compared(self, _other: object) -> bool:
        return False

    __lt__ = __le__ = __gt__ = __ge__ = _compared  # type: ignore[assignment]


class Sandbox(ImmutableSandboxedEnvironment):
    """Compiles authors' templates; refuses what they have no need of.

    Its methods override Jinja's and keep Jinja's names.
    """

    def __init__(self, finalize: Any) -> None:  # noqa: ANN401 - Jinja takes any callable here
        super().__init__(trim_blocks=True, lstrip_blocks=True, undefined=Missing, finalize=finalize)
        self.globals = {}
        self.filters = {name: self.filters[name] for name in _FILTERS}
        self.tests = {name: self.tests[name] for name in _TESTS}

    def compiled(self, source: str) -> Template:
        """A template that is ready to be rendered.

        Raises:
            WordingMistake: with the reason in plain words.
        """
        try:
            return self.from_string(self.checked(source))
        except TemplateSyntaxError as error:  # an unknown filter is noticed only here
            _refuse(error)

    def checked(self, source: str) -> nodes.Template:
        """The parsed template, after a look at everything that stands in it.

        Raises:
            WordingMistake: with the reason in plain words.
        """
        if len(source) > LONGEST_TEMPLATE:
            raise WordingMistake(f"This text is too long: at most {LONGEST_TEMPLATE} characters.")
        try:
            tree = self.parse(source)
        except TemplateSyntaxError as error:
            _refuse(error)
        except RecursionError:
            raise WordingMistake(_TOO_DEEP) from None
        _check(tree)
        return tree

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - as in Jinja
        """A part of a value: a key of a mapping, else an attribute, never a method."""
        if isinstance(obj, Mapping):
            return obj.get(attribute, self.undefined(obj=obj, name=attribute))
        part = super().getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute) if callable(part) else part

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401 - as in Jinja
        """The same with brackets; a number is a place in a list."""
        if isinstance(argument, str):
            return self.getattr(obj, argument)
        return super().getitem(obj, argument)


def walk(node: nodes.Node) -> Iterator[nodes.Node]:
    """A node and everything below it."""
    yield node
    for child in node.iter_child_nodes():
        yield from walk(child)


def _check(node: nodes.Node, depth: int = 0, loops: int = 0) -> None:
    if type(node) not in _ALLOWED:
        raise WordingMistake(
            f"A text can show values and use if and for. It cannot use {type(node).__name__.lower()}."
        )
    loops += isinstance(node, nodes.For)
    if loops > _DEEPEST_LOOP:
        raise WordingMistake(f"Loops can stand {_DEEPEST_LOOP} deep at most.")
    if depth > _DEEPEST:
        raise WordingMistake(_TOO_DEEP)
    for child in node.iter_child_nodes():
        _check(child, depth + 1, loops)


def _refuse(error: TemplateSyntaxError) -> NoReturn:
    message = error.message or ""
    reason = "to compare, write ==" if "got '='" in message else message.rstrip(".")
    raise WordingMistake(f"This cannot be read: {reason}.") from error
