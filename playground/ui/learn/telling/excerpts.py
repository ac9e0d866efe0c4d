"""Formulas and the lines of the program that compute them."""

from __future__ import annotations

import inspect

import streamlit as st

from playground.lessons.text import Excerpt
from playground.words.catalogue import learn as says


def draw_excerpt(excerpt: Excerpt, *, key: str) -> None:
    """Draw a formula and the source of the function that computes it, folded; those of another key stay as they are."""
    with st.expander(f"{says.CODE()}: `{excerpt.function.__qualname__}`", key=key):
        st.latex(excerpt.formula)
        st.markdown(excerpt.symbols())
        st.code(inspect.getsource(excerpt.function), language="python", wrap_lines=True)


def draw_side_by_side(excerpt: Excerpt) -> None:
    """Draw a formula with its symbols at the left, and the source of what computes it at the right."""
    source = inspect.getsource(excerpt.function)
    left, right = st.columns([0.34, 0.66], gap="medium")
    with left:
        st.latex(excerpt.formula)
        st.markdown(excerpt.symbols())
        st.html(f'<code class="where">{where(excerpt)}</code>')
    with right:
        st.code(inspect.cleandoc(source), language="python", wrap_lines=True)


def where(excerpt: Excerpt) -> str:
    """Return the file below the root of the program in which the lines stand, and the number of the first."""
    module = inspect.getmodule(excerpt.function)
    assert module is not None
    first = inspect.getsourcelines(excerpt.function)[1]
    return f"{'/'.join(module.__name__.split('.'))}.py:{max(first, 1)}"
