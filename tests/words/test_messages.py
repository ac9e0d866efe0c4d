"""Messages are whole, named, used, and can be said in another language."""

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
from hypothesis import given
from hypothesis import strategies as st

import playground.words.catalogue
from datasets import CATALOGUE, FEATURES
from playground.measurements.verdict.kinds import Kind
from playground.settings.declaration import declarations, options_of
from playground.settings.fields import domains
from playground.settings.knobs import KNOBS
from playground.settings.run import PARTS
from playground.words import lists
from playground.words.messages import Counted, Language, Message, parts_of, spoken
from tests.words.samples import texts, verdict_texts

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


def families_of(tree: ast.Module) -> dict[str, str]:
    """Return which family each name of a module stands for."""
    return {
        alias.asname or alias.name: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == playground.words.catalogue.__name__
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
    said = message(*count, **given_parts)

    assert all(part in said for part in given_parts.values())
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


def masked(text: str) -> str:
    """Return a text of the pseudo-language: marked at both ends, with its parts, and with no letter of its own."""
    pieces = re.split(r"(\{\w+\})", text)
    return "⟦" + "".join(p if p.startswith("{") else re.sub(r"[^\W\d_]", "·", p) for p in pieces) + "⟧"


def pseudo() -> Language:
    """Return a language in which whatever does not come from a message can be seen."""
    return Language(
        {
            message: {form: masked(text) for form, text in message.forms.items()}
            if isinstance(message, Counted)
            else masked(message.text)
            for message in BY_ID.values()
        }
    )


# What messages are given that is no text: sides, keys of settings, names of data sets, features and exceptions.
NAMES = {"A", "B", "e", *(feature.title for feature in FEATURES.values()), *(e.title for e in CATALOGUE.values())}
SETTING_NAMES = {"tanh", "sigmoid", "OVERFITTING_PLAYGROUND_DATA"}


def words_outside(text: str) -> set[str]:
    """Return the words of a text in the pseudo-language that are no names: these were glued to it."""
    for name in sorted((*NAMES, *SETTING_NAMES, *TITLES), key=len, reverse=True):
        text = re.sub(rf"(?<![^\W_]){re.escape(name)}(?![^\W_])", "", text)
    return set(re.findall(r"[^\W\d_]{2,}", text))


def is_whole(text: str) -> bool:
    """Return whether marks match, and everything lies within one outermost pair of them."""
    depth = 0
    for place, letter in enumerate(text):
        depth += (letter == "⟦") - (letter == "⟧")
        if depth < 1 and place < len(text) - 1:
            return False
    return depth == 0 and text.startswith("⟦")


def _titles() -> set[str]:
    """Return the names of settings, of their options and of knobs, which are declared elsewhere."""
    names = {title for knob in KNOBS.values() for title in (knob.title, knob.sentence_title)}
    for kind in PARTS.values():
        names |= {declared.title for declared in declarations(kind).values()}
        names |= {declared.acts_when.needs for declared in declarations(kind).values() if declared.acts_when}
        names |= {record.title for domain in domains(kind).values() for record in options_of(domain).values()}
    return names


TITLES = _titles()


def test_everything_said_of_runs_and_comparisons_comes_from_whole_messages() -> None:
    with spoken(pseudo()):
        said = set(texts())

    assert len(said) > 300
    assert {text for text in said if not is_whole(text)} == set()
    assert {word for text in said for word in words_outside(text)} == set()


def test_every_kind_of_verdict_is_said_in_english_of_its_own() -> None:
    said = {(kind, text) for kind, text in verdict_texts()}

    assert {kind for kind, _ in said} == set(Kind)
    assert [text for _, text in said if re.search(r"nan|inf\b|None|[{}]|⟦", text)] == []


def test_parts_are_found_in_a_text() -> None:
    assert parts_of("{a} of {b}: {a}") == {"a", "b"}


# Where a text is changed that is no sentence.
EXCEPTIONS = {
    "playground/words/numbers.py": "a number's hyphen becomes a minus sign",
    "playground/ui/inspector/formulas.py": "a number's minus sign becomes LaTeX's",
    "playground/charts/train/confusion.py": "a number loses digits that say nothing",
    "playground/settings/table.py": "a bar within a table of the manual is escaped",
    "playground/ui/train/tabs.py": "a bar within a table of the manual is escaped",
    "playground/script.py": "Python source has double quotes",
    "playground/__main__.py": "names of options and of their values",
}
CASES = {"capitalize", "lower", "upper", "title", "swapcase"}


def changes_of_text(tree: ast.Module) -> Iterator[str]:
    """Yield what a module does to texts as if they were written in English: change their case, or words in them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "str":
            yield from {node.attr} & CASES
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        if node.func.attr in CASES and not node.args and not node.keywords:
            yield node.func.attr
        if node.func.attr == "replace" and len(node.args) >= 2:
            yield "replace"


def test_no_sentence_is_changed_once_it_is_made() -> None:
    found = {path.relative_to(ROOT).as_posix() for path, tree in sources() if list(changes_of_text(tree))}

    assert found == set(EXCEPTIONS)


@pytest.mark.parametrize(
    "source", ["said.capitalize()", "said[:1].upper() + said[1:]", "said.replace('a', 'b')", "map(str.lower, said)"]
)
def test_a_change_of_a_sentence_is_noticed(source: str) -> None:
    assert list(changes_of_text(ast.parse(source)))


def test_a_glued_text_is_noticed() -> None:
    with spoken(pseudo()):
        whole = BY_ID["training.UNTRAINED"]()
        glued = [f"{whole} and so on", f"So: {whole}", whole + whole, whole.replace("⟧", "")]

        assert is_whole(whole)
        assert words_outside(whole) == set()
        assert [is_whole(text) for text in glued] == [False] * 4
        assert words_outside(f"⟦·· ended well {whole}⟧") == {"ended", "well"}
