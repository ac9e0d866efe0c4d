"""Keys of elements: two of one page that have the same would end it, so each list of elements has a key of its own."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

UI = Path(__file__).parents[3] / "playground" / "ui"
SHARED = ("controls", "live", "parts", "shell")  # rooms whose elements stand on every page
FAMILIES = sorted(path.name for path in UI.iterdir() if (path / "page.py").exists())


def templates(source: str) -> Iterator[str]:
    """Yield the keys of elements that are made of names, with {} in the place of each."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.keyword) and node.arg == "key" and isinstance(node.value, ast.JoinedStr):
            words = "".join(part.value for part in node.value.values if isinstance(part, ast.Constant))
            if words.strip():  # else the names alone tell lists apart
                yield "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.value.values)


@pytest.mark.parametrize("family", FAMILIES)
def test_no_two_lists_of_elements_of_a_page_share_their_keys(family: str) -> None:
    found = Counter(
        template
        for room in (family, *SHARED)
        for path in sorted((UI / room).rglob("*.py"))
        for template in templates(path.read_text("utf-8"))
    )

    assert [template for template, times in found.items() if times > 1] == []


def test_two_lists_that_share_their_keys_are_noticed() -> None:
    source = 'st.button(a, key=f"open {lesson.key}")\nst.button(b, key=f"open {figure.key}")'

    assert list(templates(source)) == ["open {}", "open {}"]
