"""What a lesson's trials depend on, as a hash: equal fingerprints mean equal numbers on the same processor."""

from __future__ import annotations

import ast
from collections.abc import Callable
from functools import cache
from hashlib import sha256

from playground.comparisons.sweep.sources import sources_of
from playground.lessons.chapters import CHAPTER_OF
from playground.lessons.lesson import Lesson
from playground.settings.links import to_kept_query

PACKAGES = frozenset({"datasets", "playground"})
# No number of a trial depends on these: words, what is only shown, data that a person brings, and the declarations
# behind the settings, which stand in the fingerprint as a link says them.
WITHOUT = (
    "playground.words", "playground.settings", "playground.measurements.verdict", "playground.lessons.text",
    "playground.lessons.lesson", "playground.measurements.inspector.inspection", "datasets.drawn", "datasets.own",
)  # fmt: skip


def fingerprint(lesson: Lesson) -> str:
    """Return sixteen hexadecimal digits of a hash of the lesson's settings, its check, and the code that both use."""
    return _hash(lesson, lambda _: True)


def claim_fingerprint(lesson: Lesson) -> str:
    """Return the same of the lesson's settings and its check alone, without the code that trains and measures."""
    return _hash(lesson, lambda name: name.startswith("playground.lessons"))


def _hash(lesson: Lesson, has: Callable[[str], bool]) -> str:
    """Return sixteen hexadecimal digits of a hash of the lesson's settings and of the sources that are to be in it."""
    code = sha256()
    for place in (lesson.variants, *lesson.elsewhere.values()):
        for name, settings in place.items():
            # A link does not say what is as usual, so that a setting that is new changes nothing.
            code.update(f"{name}\0{to_kept_query(settings)}\0".encode())
    module = f"playground.lessons.{CHAPTER_OF[lesson.key].key}.{lesson.check.__module__.rpartition('.')[2]}"
    for name, source in sorted(_sources(module).items()):
        if has(name):
            code.update(name.encode() + b"\0" + essence(source).encode() + b"\0")
    return code.hexdigest()[:16]


@cache
def essence(source: bytes) -> str:
    """Return what a source does: its syntax without comments, docstrings and the texts of messages."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node, clean=False):
            node.body = node.body[1:]
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"Message", "Source"}:
            node.args = []
    return ast.dump(tree)


@cache
def _sources(module: str) -> dict[str, bytes]:
    """Return the sources that a lesson's numbers depend on; the other lessons of its chapter are none of them."""
    chapter = module.rpartition(".")[0]
    without = tuple(f"{name}." for name in (*WITHOUT, chapter))
    found = sources_of(module, PACKAGES)
    return {name: source for name, source in found.items() if name == module or not f"{name}.".startswith(without)}
