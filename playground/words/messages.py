"""A message is a whole sentence, or a name, with named parts; a language says it in its own words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from string import Formatter


@dataclass(frozen=True, eq=False, slots=True)
class Message:
    """A text with named parts, such as "{side} is lower (A {a}, B {b})".

    What is put in for a part is a number as text, the name of something, a clause that could stand by itself, or
    another whole message; never the beginning or the end of a sentence.

    Parameters
    ----------
    text : str
        In English.

    Attributes
    ----------
    parts : frozenset of str
        The names of its parts.
    """

    text: str
    parts: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "parts", parts_of(self.text))

    def __call__(self, **parts: str) -> str:
        """Return the text in the present language; TypeError unless exactly its parts are given."""
        _check(self.parts, parts)
        text = _language.get().texts.get(self, self.text)
        assert isinstance(text, str)
        return text.format(**parts)


@dataclass(frozen=True, eq=False, slots=True)
class Counted:
    """A message with a whole text for each plural form, chosen by a number.

    Parameters
    ----------
    one, other : str
        In English, which has two forms; each may leave parts out. A language with more forms gives a text for each.

    Attributes
    ----------
    parts : frozenset of str
        The names of the parts of any form.
    """

    one: str
    other: str
    parts: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "parts", parts_of(self.one) | parts_of(self.other))

    def __call__(self, count: int, **parts: str) -> str:
        """Return the text for a number of things; how that number is written is a part like any other."""
        _check(self.parts, parts)
        language = _language.get()
        texts = language.texts.get(self, self.forms)
        assert not isinstance(texts, str)
        return texts[language.plural_form(count)].format(**parts)

    @property
    def forms(self) -> Mapping[str, str]:
        """The English texts by the name of their form."""
        return {"one": self.one, "other": self.other}


def english_plural_form(count: int) -> str:
    """Return the name of the form that English has for so many things, as Unicode's plural rules call it."""
    return "one" if count == 1 else "other"


@dataclass(frozen=True, eq=False, slots=True)
class Language:
    """How messages are said.

    Attributes
    ----------
    texts : mapping
        Text of each ``Message``, and of each ``Counted`` the texts by plural form; English for those left out.
    plural_form : callable
        Returns the name of the form for a whole number, at least 0.
    """

    texts: Mapping[Message | Counted, str | Mapping[str, str]] = field(default_factory=dict)
    plural_form: Callable[[int], str] = english_plural_form


_language: ContextVar[Language] = ContextVar("language", default=Language())  # noqa: B039 -- it is frozen


def present_language() -> Language:
    """Return the language in which messages are said."""
    return _language.get()


@contextmanager
def spoken(language: Language) -> Iterator[None]:
    """Say messages in a language until the end of the block, in this thread or task alone."""
    token = _language.set(language)
    try:
        yield
    finally:
        _language.reset(token)


def parts_of(text: str) -> frozenset[str]:
    """Return the names of the parts of a text."""
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def _check(expected: frozenset[str], given: Mapping[str, str]) -> None:
    if expected != given.keys():
        raise TypeError(f"a message with the parts {sorted(expected)} was given {sorted(given)}")
