"""Messages are whole, named and used, and have forms and lists of their language."""

import ast
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.words import lists
from playground.words.messages import Counted, Language, parts_of, spoken
from tests.words.messages import BY_ID, CATALOGUE, FAMILIES, ROOT, sources


def families_of(tree: ast.Module) -> dict[str, str]:
    """Return which family each name of a module stands for."""
    return {
        alias.asname or alias.name: f"{node.module}.{alias.name}".removeprefix(f"{CATALOGUE}.")
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and f"{node.module}.".startswith(f"{CATALOGUE}.")
        for alias in node.names
    }


def uses() -> Iterator[str]:
    """Yield the id of every message that a module names."""
    for _, tree in sources():
        families = families_of(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in families:
                yield f"{families[node.value.id]}.{node.attr}"


def test_every_message_is_used_and_none_is_missing() -> None:
    assert set(uses()) == set(BY_ID)


def test_every_call_of_a_message_gives_its_parts() -> None:
    wrong = []
    for path, tree in sources():
        families = families_of(tree)
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            owner = node.func.value
            if not (isinstance(owner, ast.Name) and owner.id in families):
                continue
            given_parts = {keyword.arg for keyword in node.keywords}
            message = BY_ID[f"{families[owner.id]}.{node.func.attr}"]
            exact = None in given_parts or given_parts == message.parts  # parts handed on as ** are checked when said
            if not exact or len(node.args) != isinstance(message, Counted):
                wrong.append(f"{path.relative_to(ROOT)}:{node.lineno}: {node.func.attr}")

    assert wrong == []


@given(st.data())
def test_every_message_can_be_said_with_its_parts_and_with_no_others(data: st.DataObject) -> None:
    message = data.draw(st.sampled_from(list(BY_ID.values())))
    given_parts = {name: data.draw(st.text(max_size=5)) for name in message.parts}
    count = (data.draw(st.integers(0, 10)),) if isinstance(message, Counted) else ()
    text = message(*count, **given_parts)

    forms = message.forms.values() if isinstance(message, Counted) else [message.text]
    assert all(part in text for name, part in given_parts.items() if all(f"{{{name}}}" in form for form in forms))
    with pytest.raises(TypeError, match="was given"):
        message(*count, **given_parts, another="")
    for name in message.parts:
        with pytest.raises(TypeError, match="was given"):
            message(*count, **{part: text for part, text in given_parts.items() if part != name})


def test_no_message_is_a_piece_of_a_sentence() -> None:
    joiners = {f"lists.{name}" for name in vars(FAMILIES["lists"])}
    found = {
        id_: text
        for id_, message in BY_ID.items()
        for text in (message.forms.values() if isinstance(message, Counted) else [message.text])
        if text != text.strip() or text.startswith((",", ";", "."))
    }

    assert found.keys() <= joiners


def test_forms_are_chosen_by_the_language() -> None:
    seeds = Counted(one="{n} seed", other="{n} seeds")
    dual = Language(
        {seeds: {"one": "{n} a", "two": "{n} b", "many": "{n} c"}}, lambda n: {1: "one", 2: "two"}.get(n, "many")
    )

    assert [seeds(n, n=str(n)) for n in (0, 1, 2)] == ["0 seeds", "1 seed", "2 seeds"]
    with spoken(dual):
        assert [seeds(n, n=str(n)) for n in (0, 1, 2)] == ["0 c", "1 a", "2 b"]
    assert seeds(2, n="2") == "2 seeds"


@pytest.mark.parametrize(
    ("n", "joined"), [(1, ("a", "a", "a", "a")), (2, ("a and b", "a or b", "a, b", "a; b")),
                      (3, ("a, b and c", "a, b or c", "a, b, c", "a; b; c"))],
)  # fmt: skip
def test_lists_are_joined_in_english(n: int, joined: tuple[str, ...]) -> None:
    items = ["a", "b", "c"][:n]

    assert (lists.all_of(items), lists.one_of(items), lists.commas(items), lists.semicolons(items)) == joined
    assert lists.paragraph(["A.", "", "B."]) == "A. B."


def test_parts_are_found_in_a_text() -> None:
    assert parts_of("{a} of {b}: {a}") == {"a", "b"}
