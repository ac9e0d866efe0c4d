"""The messages of the catalogue by their ids, and the modules that may use them."""

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import playground.words.catalogue
from playground.words.messages import Counted, Message

ROOT = Path(__file__).parents[2]
FAMILIES = {
    name: import_module(f"{playground.words.catalogue.__name__}.{name}")
    for _, name, _ in iter_modules(playground.words.catalogue.__path__)
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
        if path.parent.name != "catalogue":
            yield path, ast.parse(path.read_text("utf-8"))
