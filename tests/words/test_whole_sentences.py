"""Whatever is said comes from whole messages, so that all of it can be said in another language."""

import ast
import re
from collections.abc import Iterator

import pytest

from datasets import CATALOGUE, FEATURES
from playground.measurements.verdict.kinds import Kind
from playground.settings.declaration import declarations, options_of
from playground.settings.fields import domains
from playground.settings.knobs import KNOBS
from playground.settings.run import PARTS
from playground.words.messages import spoken
from tests.words.messages import BY_ID, ROOT, sources
from tests.words.pseudo_language import is_whole, pseudo
from tests.words.samples import texts, verdict_texts

# What messages are given that is no text: sides, keys of settings, names of data sets, features and exceptions.
NAMES = {
    "A", "B", "e", *(feature.title for feature in FEATURES.values()),
    *CATALOGUE, *(entry.title for entry in CATALOGUE.values()),
}  # fmt: skip
SETTING_NAMES = {"tanh", "sigmoid", "OVERFITTING_PLAYGROUND_DATA", "OVERFITTING_PLAYGROUND_DASK"}


def words_outside(text: str) -> set[str]:
    """Return the words of a text in the pseudo-language that are no names: these were glued to it."""
    for name in sorted((*NAMES, *SETTING_NAMES, *TITLES), key=len, reverse=True):
        text = re.sub(rf"(?<![^\W_]){re.escape(name)}(?![^\W_])", "", text)
    return set(re.findall(r"[^\W\d_]{2,}", text))


def _titles() -> set[str]:
    """Return the names of settings, of their options and of knobs, which are declared elsewhere."""
    names = {title for knob in KNOBS.values() for title in (knob.title, knob.sentence_title)}
    for kind in PARTS.values():
        names |= {declared.title for declared in declarations(kind).values()}
        names |= {declared.acts_when.needs for declared in declarations(kind).values() if declared.acts_when}
        names |= {record.title for domain in domains(kind).values() for record in options_of(domain).values()}
    return names


TITLES = _titles()


@pytest.mark.long
def test_everything_said_of_runs_and_comparisons_comes_from_whole_messages() -> None:
    with spoken(pseudo()):
        sentences = set(texts())

    assert len(sentences) > 300
    assert {text for text in sentences if not is_whole(text)} == set()
    assert {word for text in sentences for word in words_outside(text)} == set()


def test_every_kind_of_verdict_is_said_in_english_of_its_own() -> None:
    verdicts = {(kind, text) for kind, text in verdict_texts()}

    assert {kind for kind, _ in verdicts} == set(Kind)
    assert [text for _, text in verdicts if re.search(r"nan|inf\b|None|[{}]|⟦", text)] == []


# Where a text is changed that is no sentence.
EXCEPTIONS = {
    "playground/words/numbers.py": "a number's hyphen becomes a minus sign",
    "playground/ui/inspector/formulas.py": "a number's minus sign becomes LaTeX's",
    "playground/charts/train/confusion.py": "a number loses digits that say nothing",
    "playground/settings/table.py": "a bar within a table of the manual is escaped",
    "playground/ui/train/tabs.py": "a bar within a table of the manual is escaped",
    "playground/measurements/by_hand.py": "a minus sign that a person has typed",
    "playground/ui/shell/serving/admission.py": "names of hosts are compared in lower case",
    "playground/ui/live/places.py": "names of files are put into a script",
    "playground/export/pictures.py": "an attribute is put into SVG",
    "playground/command/own.py": "Python source has double quotes",
    "playground/settings/nearest.py": "a minus sign that a person has typed, or a comma for the point",
    "playground/command/options.py": "a per cent sign means something else to argparse",
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
