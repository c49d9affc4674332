"""What only some files may do: commit, read the time, hold an engine, speak SQL."""

import ast
import re
from collections.abc import Iterator

from .tree import GENERATED, Module, Tree, under

COMMITS = ("storage.unit",)
TELLS_TIME = ("bot.clock", "bot.service", "bot.cli")
CLOCK_READINGS = {"now", "utcnow", "today", "time", "time_ns", "localtime", "gmtime"}
CLOCKS = {"datetime", "date", "time", "dt", "func"}
LONG_LIVED = {
    "create_engine", "Engine", "sessionmaker", "Session", "Database", "ClientSession", "Application", "App",
    "AsyncApp", "AsyncIOScheduler", "ThreadPoolExecutor", "Environment", "ImmutableSandboxedEnvironment",
}  # fmt: skip
SQL = re.compile(
    r"\b(SELECT\b.*\bFROM|INSERT INTO|UPDATE\b.*\bSET|DELETE FROM|CREATE TABLE|ALTER TABLE)\b", re.DOTALL
)


def breaches(tree: Tree) -> list[str]:
    """Every place that does what its room leaves to another."""
    modules = [module for module in tree.modules if not under(module.name, GENERATED)]
    return [finding for module in modules for finding in _breaches(module)]


def _breaches(module: Module) -> Iterator[str]:
    for node in module.nodes():
        if isinstance(node, ast.Call):
            yield from _calls(module, node)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from _words(module, node)
    yield from _long_lived(module)


def _calls(module: Module, node: ast.Call) -> Iterator[str]:
    place = f"{module.name}:{node.lineno}"
    if isinstance(node.func, ast.Attribute):
        if node.func.attr == "commit" and module.name not in COMMITS:
            yield f"{place} commits"
        if _reads_clock(node.func) and module.name not in TELLS_TIME:
            yield f"{place} reads the time"


def _reads_clock(function: ast.Attribute) -> bool:
    owner = function.value
    name = owner.attr if isinstance(owner, ast.Attribute) else owner.id if isinstance(owner, ast.Name) else ""
    return name in CLOCKS and function.attr in CLOCK_READINGS


def _words(module: Module, node: ast.Constant) -> Iterator[str]:
    if not under(module.name, "storage") and SQL.search(str(node.value)):
        yield f"{module.name}:{node.lineno} speaks SQL"


def _long_lived(module: Module) -> Iterator[str]:
    """Engines, clients and apps that would live as long as the module."""
    for statement in module.tree.body:
        if not isinstance(statement, ast.Assign | ast.AnnAssign | ast.Expr):
            continue
        for node in ast.walk(statement):
            if isinstance(node, ast.Call) and _called(node) in LONG_LIVED:
                yield f"{module.name}:{node.lineno} keeps {_called(node)} at module level"


def _called(node: ast.Call) -> str:
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""
