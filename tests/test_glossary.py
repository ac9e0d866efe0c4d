"""The glossary's terms are in order, and the classes it names exist."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def entries() -> list[tuple[str, str, str]]:
    """Return term, meaning and classes of each row of the table."""
    text = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    rows = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in text.splitlines() if "|" in line]
    assert rows[:2] == [("Term", "Meaning", "Classes"), ("---", "---", "---")]
    assert {len(row) for row in rows} == {3}
    return [(term, meaning, classes) for term, meaning, classes in rows[2:]]


def class_names() -> set[str]:
    """Return the name of every class of the playground and of its data."""
    paths = (path for package in ("playground", "datasets") for path in (ROOT / package).rglob("*.py"))
    modules = (ast.parse(path.read_text("utf-8")) for path in paths)
    return {node.name for module in modules for node in ast.walk(module) if isinstance(node, ast.ClassDef)}


def test_terms_are_sorted_and_explained_once() -> None:
    terms = [term for term, _, _ in entries()]

    assert terms == sorted(set(terms))


def test_every_term_is_explained_in_one_or_two_sentences() -> None:
    wrong = [term for term, meaning, _ in entries() if not 1 <= len(re.findall(r"\.(?= |$)", meaning)) <= 2]

    assert wrong == []


def test_every_class_named_exists() -> None:
    existing = class_names()
    named = [(term, name) for term, _, classes in entries() for name in re.findall(r"`([^`]+)`", classes)]

    assert named
    assert [(term, name) for term, name in named if name not in existing] == []


@pytest.mark.parametrize(
    "term", ["run", "race", "setting", "seed study", "sweep", "cell", "stack", "ledger", "checkpoint", "frame"]
)
def test_terms_that_a_reader_meets_first_are_explained(term: str) -> None:
    assert term in {explained for explained, _, _ in entries()}
