"""Toys for the recipes of CONTRIBUTING.md: what is added to which file, and a program that looks for it in the app."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Toy:
    """Something small that a recipe can add.

    Attributes
    ----------
    recipe : str
        The heading of its recipe.
    edits : tuple of (file, anchor, text)
        The text is put before the anchor, which stands once in the file; without an anchor the file is made.
    program : str
        Looks for the toy in the app of the copy it runs in, and prints "seen" last.
    """

    recipe: str
    edits: tuple[tuple[str, str, str], ...]
    program: str

    def add(self, tree: Path) -> None:
        """Add the toy to a tree."""
        for name, anchor, text in self.edits:
            path = tree / name
            if not anchor:
                path.parent.mkdir(exist_ok=True)
                path.write_text(text, "utf-8")
                continue
            content = path.read_text("utf-8")
            assert content.count(anchor) == 1, f"{anchor!r} stands {content.count(anchor)} times in {name}"
            path.write_text(content.replace(anchor, text + anchor), "utf-8")
