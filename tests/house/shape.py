"""How large a file and a function may be, and which words are not ours."""

import ast
import re
from collections.abc import Iterator
from statistics import median

from .tree import GENERATED, Module, Tree, under

FILE_LINES = 220
TEST_LINES = 300  # a table of examples is long and simple
FUNCTION_LINES = 45
MEDIAN_LINES = 10
FOREIGN_WORDS = {"user", "users", "util", "utils", "helper", "helpers", "skill", "skills"}
FOREIGN_NAMES = {"data", "process", "handle"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def too_long(tree: Tree) -> list[str]:
    """Files and functions that have outgrown themselves."""
    return [finding for module in _written_by_us(tree) for finding in _outgrown(module)]


def _outgrown(module: Module) -> Iterator[str]:
    lines = len(module.source.splitlines())
    if lines > (TEST_LINES if under(module.name, "tests") else FILE_LINES):
        yield f"{module.name} has {lines} lines"
    for function in _functions(module):
        if _length(function) > FUNCTION_LINES:
            yield f"{module.name}.{function.name} has {_length(function)} lines"


def middle_length(tree: Tree) -> float:
    """The median number of lines of a function, its docstring included."""
    lengths = [_length(function) for module in _written_by_us(tree) for function in _functions(module)]
    return median(lengths) if lengths else 0


def _length(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def foreign_words(tree: Tree) -> list[str]:
    """Names of ours that say what DESIGN.md section 10 says otherwise."""
    return [
        f"{module.name}:{line} is called {name}"
        for module in _written_by_us(tree)
        for name, line in _own_names(module)
        if _foreign(name)
    ]


def _foreign(name: str) -> bool:
    words = {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)}
    return bool(words & FOREIGN_WORDS) or name.lower() in FOREIGN_NAMES


def _own_names(module: Module) -> Iterator[tuple[str, int]]:
    """What we called something; not the arguments of a method that may be there because a base has it."""
    yield module.name.rpartition(".")[2], 1
    bases_named = {
        argument
        for node in module.nodes()
        if isinstance(node, ast.ClassDef) and node.bases
        for argument in ast.walk(node)
        if isinstance(argument, ast.arg)
    }
    for node in module.nodes():
        match node:
            case ast.arg() if node in bases_named:
                continue
            case ast.ClassDef(name=name) if name.endswith("Manager"):
                yield "util", node.lineno  # a manager-class is a helper by another name
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield name, node.lineno
            case ast.arg(arg=name) | ast.Name(id=name, ctx=ast.Store()):
                yield name, node.lineno


def _functions(module: Module) -> Iterator[Function]:
    return (node for node in module.nodes() if isinstance(node, Function))


def _written_by_us(tree: Tree) -> list[Module]:
    return [module for module in tree.modules if not under(module.name, GENERATED)]
