"""What pages show comes from the catalogue: no call of Streamlit in the pages is given words."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

UI = Path(__file__).parents[2] / "playground" / "ui"
# What else than words Streamlit is given by these names.
NO_WORDS = frozenset({
    "key", "icon", "type", "shortcut", "on_change", "on_click", "on_select", "width", "height", "format", "gap",
    "vertical_alignment", "horizontal_alignment", "label_visibility", "selection_mode", "layout", "language",
    "initial_sidebar_state", "js", "position", "timezone", "color",
})  # fmt: skip
# Calls whose first arguments are no words: names, options and data of which records say the titles.
DATA = frozenset({"component", "columns", "empty", "dataframe", "latex", "code", "get_option", "navigation", "Page"})
WORD = re.compile(r"[^\W\d_]{2,}")


def texts(node: ast.expr, constants: dict[str, ast.expr]) -> Iterator[str]:
    """Yield the texts that an expression may be, or is made of; what is called makes its own."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=values):
            yield "".join(text for value in values for text in texts(value, constants))
        case ast.FormattedValue(value=value):
            yield from texts(value, constants)
        case ast.IfExp(body=body, orelse=orelse):
            yield from texts(body, constants)
            yield from texts(orelse, constants)
        case ast.BinOp(left=left, right=right):
            yield from texts(left, constants)
            yield from texts(right, constants)
        case ast.Name(id=name) if name in constants:
            yield from texts(constants[name], constants)


def is_words(text: str) -> bool:
    """Return whether a text, without its HTML, has words in it; ``:material/home:`` is a picture."""
    return bool(WORD.search(re.sub(r"<style>.*</style>|<[^>]*>?|[^<]*>|:material/\w+:", " ", text, flags=re.DOTALL)))


def words_of(source: str) -> list[str]:
    """Return the words that calls of Streamlit in a module are given as they stand there."""
    tree = ast.parse(source)
    constants = {
        target.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    found = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        called = ast.unparse(node.func)
        if not re.match(r"(st|column|container|\w*place|few|many|menu|columns\[.*\])\.", called):
            continue
        given = [] if node.func.attr in DATA else node.args[:1]
        given += [keyword.value for keyword in node.keywords if keyword.arg not in NO_WORDS]
        found += [text for argument in given for text in texts(argument, constants) if is_words(text)]
    return found


def test_no_page_gives_streamlit_words_of_its_own() -> None:
    found = {str(path.relative_to(UI)): words_of(path.read_text("utf-8")) for path in sorted(UI.rglob("*.py"))}

    assert {path: words for path, words in found.items() if words} == {}


@pytest.mark.parametrize(
    "source",
    [
        'st.button("Step", key="step")',
        'st.button(says.STEP(), key="step", help="Train one epoch.")',
        'st.button(says.STEP(), help=None if playing else f"Epoch {epoch}")',
        'st.popover("Unpin" if pinned else "Pin")',
        'HINT = "Was it luck?"\nst.html(f\'<div class="hint">{HINT}</div>\')',
        'column.TextColumn("Run", width=95)',
        'column.TextColumn(says.RUN(), help="The number.")',
        "st.html('<div class=\"caption\">Thin: training.</div>')",
        'menu.caption("**Nothing**")',
    ],
)
def test_words_of_a_page_are_noticed(source: str) -> None:
    assert words_of(source)


@pytest.mark.parametrize(
    "source",
    [
        'st.button(says.STEP(), key="step", icon=":material/skip_next:", help=says.STEP_HELP())',
        "st.html(f'<div class=\"caption\">{says.LINES()}</div>')",
        'st.container(key="past", gap="small")',
        'st.markdown(f"**{says.AS_PYTHON()}**")',
    ],
)
def test_what_is_no_word_is_passed_over(source: str) -> None:
    assert words_of(source) == []
