"""The sources that a module depends on, found by following its imports."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path


def sources_of(module: str, packages: frozenset[str]) -> dict[str, bytes]:
    """Return the source of a module and of all it imports, directly or not, by dotted name.

    Imports are followed wherever they stand in a file. A package that a name lies in counts too, since importing the
    name executes it.

    Parameters
    ----------
    module : str
        Dotted name of a module.
    packages : frozenset of str
        Names of the top-level packages whose modules are followed; what lies outside is left out.
    """
    found: dict[str, bytes] = {}
    waiting = [module]
    while waiting:
        name = waiting.pop()
        if name in found or name.partition(".")[0] not in packages:
            continue
        if (path := _path_of(name)) is None:  # the name of something in a module, not of a module
            continue
        found[name] = path.read_bytes()
        waiting += [name.rpartition(".")[0], *_imported(found[name], name, is_package=path.name == "__init__.py")]
    return found


def _path_of(name: str) -> Path | None:
    """Return the file of a module, or None if no module has that name."""
    try:
        spec = find_spec(name)
    except ModuleNotFoundError:
        return None
    return None if spec is None or spec.origin is None else Path(spec.origin)


def _imported(source: bytes, name: str, *, is_package: bool) -> Iterator[str]:
    """Yield the dotted name of everything a source imports, which may be a module or something in one."""
    package = name.split(".") if is_package else name.split(".")[:-1]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield base
            yield from (f"{base}.{alias.name}" for alias in node.names)
