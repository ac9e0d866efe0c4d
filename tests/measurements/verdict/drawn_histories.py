"""Histories of any numbers, drawn by Hypothesis."""

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from playground.measurements.verdict.data_facts import DataFacts
from tests.measurements.verdict.verdict_facts import Rows

FINITE = st.floats(-1e308, 1e308)
SHARE = st.floats(0.0, 1.0)


@st.composite
def histories(draw: st.DrawFn, numbers: st.SearchStrategy[float] = FINITE) -> tuple[Rows, DataFacts]:
    """Draw a history whose numbers change a few times, and facts."""
    n = draw(st.integers(0, 120))

    def column(elements: st.SearchStrategy[float]) -> np.ndarray:
        levels = draw(arrays(float, 6, elements=elements))
        return levels[draw(arrays(int, n + 1, elements=st.integers(0, 5)))]

    task = draw(st.sampled_from(["binary", "multiclass", "regression"]))
    score = numbers if task == "regression" else SHARE
    rows = Rows(
        n, train_loss=column(numbers), test_loss=column(numbers), train_score=column(score), test_score=column(score),
        ratio=column(st.floats(0.0, 1e6)), dead_share=column(SHARE), clean_fitted=column(SHARE),
        flipped_fitted=column(SHARE), train_balanced=column(SHARE), test_balanced=column(SHARE),
    )  # fmt: skip
    facts = DataFacts(
        task, task != "regression" and draw(st.booleans()), draw(st.integers(2, 5000)), draw(st.integers(2, 5000)),
        0 if task == "regression" else draw(st.integers(0, 50)),
        draw(st.floats(0.0, 10.0)), draw(st.floats(0.0, 10.0)), draw(SHARE), draw(st.floats(-2.0, 1.0)),
        draw(st.floats(-2.0, 1.0)), draw(st.floats(0.0, 10.0)), draw(st.just(np.nan) | st.floats(-2.0, 1.0)),
    )  # fmt: skip
    return rows, facts
