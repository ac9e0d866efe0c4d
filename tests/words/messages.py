"""The messages of the catalogue by their ids, and the modules that may use them."""

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import playground.words.catalogue
from playground.words.messages import Counted, Message

ROOT = Path(__file__).parents[2]
CATALOGUE = playground.words.catalogue.__name__
FAMILIES = {
    one.name.removeprefix(f"{CATALOGUE}."): import_module(one.name)
    for one in walk_packages(playground.words.catalogue.__path__, f"{CATALOGUE}.")
    if not one.ispkg
}
BY_ID = {
    f"{family}.{name}": message
    for family, module in FAMILIES.items()
    for name, message in vars(module).items()
    if isinstance(message, Message | Counted)
}


def sources() -> Iterator[tuple[Path, ast.Module]]:
    """Yield every module of the package outside the catalogue."""
    for path in sorted((ROOT / "playground").rglob("*.py")):
        if "catalogue" not in path.relative_to(ROOT).parts:
            yield path, ast.parse(path.read_text("utf-8"))
