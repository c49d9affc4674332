"""The source files of a tree, parsed once."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOMS = ("frameworks", "storage", "conversations", "bot")
GENERATED = "storage.migrations.versions"


@dataclass(frozen=True)
class Module:
    """One Python file: its dotted name, its path and its syntax tree."""

    name: str
    path: Path

    @cached_property
    def source(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.source, str(self.path))

    @property
    def package(self) -> str:
        return self.name if self.path.name == "__init__.py" else self.name.rpartition(".")[0]

    def nodes(self) -> Iterator[ast.AST]:
        return ast.walk(self.tree)


@dataclass(frozen=True)
class Tree:
    """All modules below a root that belong to the given rooms."""

    root: Path
    rooms: tuple[str, ...] = ROOMS

    @cached_property
    def modules(self) -> tuple[Module, ...]:
        paths = [path for room in self.rooms for path in sorted((self.root / room).rglob("*.py"))]
        return tuple(Module(_dotted(path.relative_to(self.root)), path) for path in paths)

    @cached_property
    def names(self) -> frozenset[str]:
        return frozenset(module.name for module in self.modules)

    def imports(self, module: Module) -> frozenset[str]:
        """What a module imports, wherever in it: functions and type-checking blocks count as well."""
        return frozenset(self._imports(module))

    def _imports(self, module: Module) -> Iterator[str]:
        for node in module.nodes():
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                origin = _origin(module, node)
                for alias in node.names:
                    inner = f"{origin}.{alias.name}"
                    yield inner if inner in self.names else origin


def _dotted(path: Path) -> str:
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _origin(module: Module, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    base = module.package.split(".")
    above = base[: len(base) - node.level + 1]
    return ".".join([*above, *([node.module] if node.module else [])])


def under(name: str, prefix: str) -> bool:
    """Whether a dotted name is `prefix` or stands below it."""
    return name == prefix or name.startswith(f"{prefix}.")
