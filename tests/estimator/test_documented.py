"""docs/estimators.md says what holds: its table is whole and gives scikit-learn's numbers, its examples run."""

import re
from inspect import signature
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_allclose
from sklearn.neural_network import MLPClassifier as TheirClassifier
from sklearn.neural_network import MLPRegressor as TheirRegressor

from playground.estimator import MLPClassifier
from tests.estimator.scikit_learn_names import Classifier, Names, Regressor
from tests.estimator.test_scikit_learn_mlp import N_TESTS, REASONS

DOCUMENT = (Path(__file__).parents[2] / "docs/estimators.md").read_text("utf-8")
ROWS = re.findall(r"^\| (`.*?`) \| (`\w+`|none) \| (.*)\|$", DOCUMENT, re.MULTILINE)


def test_table_has_every_parameter_of_scikit_learn_and_names_ours() -> None:
    theirs = [name for names, _, _ in ROWS for name in re.findall(r"`(\w+)`", names)]
    ours = {name.strip("`") for _, name, _ in ROWS} - {"none"}

    assert sorted(theirs) == sorted({*signature(TheirClassifier).parameters, *signature(TheirRegressor).parameters})
    assert ours <= set(signature(MLPClassifier).parameters)
    assert set(re.findall(r"`(\w+)=", DOCUMENT)) <= {
        *signature(MLPClassifier).parameters, *signature(TheirClassifier).parameters,
    }  # fmt: skip


@pytest.mark.parametrize("number", range(DOCUMENT.count("```python")))
@pytest.mark.trains
def test_examples_run(number: int, capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(re.findall(r"```python\n(.*?)```", DOCUMENT, re.DOTALL)[number], f"example {number}", "exec"), {})

    assert float(capsys.readouterr().out.split()[-1]) > 0.8


def test_number_of_scikit_learns_tests_that_pass_is_that_of_the_list() -> None:
    assert f"{N_TESTS - len(REASONS)} of {N_TESTS} pass" in DOCUMENT


def _weights(model: Any) -> list[Any]:
    return [*model.coefs_, *model.intercepts_]


@pytest.mark.parametrize("batch_size", [40, 10])
@pytest.mark.parametrize("solver", ["sgd", "momentum", "adam"])
@pytest.mark.parametrize("kind", ["two classes", "three classes", "a target", "two targets"])
def test_translation_gives_scikit_learns_numbers(kind: str, solver: str, batch_size: int) -> None:
    rng = np.random.default_rng(0)
    regression, k = kind.endswith(("target", "targets")), 3 if kind.startswith("three") else 2
    # In mini-batches every sample is the same, so that their order does not matter.
    X = rng.normal(size=(40, 4)) if batch_size == 40 else np.tile(rng.normal(size=(1, 4)), (40, 1))
    y = rng.integers(0, k, 40) if batch_size == 40 else np.ones(40, int)
    if regression:
        y = np.column_stack([X[:, 0], X[:, 1]]) if kind == "two targets" else X[:, 0] + X[:, 1]
    parameters: dict[str, Any] = {
        "hidden_layer_sizes": (5, 3), "activation": "tanh", "alpha": 0.3, "batch_size": batch_size,
        "solver": "adam" if solver == "adam" else "sgd", "momentum": 0.9 if solver == "momentum" else 0.0,
        "learning_rate_init": 0.05, "random_state": 0,
    }  # fmt: skip
    classes = {} if regression else {"classes": range(k)}
    mine: Names = (Regressor if regression else Classifier)(**parameters, max_iter=0, n_iter_no_change=np.inf)
    untrained = mine.renamed(X).set_params(n_iter_no_change=None).fit(X, y, **classes)
    first = _weights(untrained)

    theirs = (TheirRegressor if regression else TheirClassifier)(**parameters, nesterovs_momentum=False)
    theirs.set_params(learning_rate_init=1e-12).partial_fit(X, y, **classes)  # makes what is overwritten
    theirs.coefs_, theirs.intercepts_ = [W.copy() for W in first[:3]], [b.copy() for b in first[3:]]
    del theirs._optimizer
    theirs.set_params(learning_rate_init=0.05)
    for _ in range(3):
        theirs.partial_fit(X, y)
        untrained.partial_fit(X, y)

    for one, other in zip(_weights(untrained), _weights(theirs), strict=True):
        # A gradient twice as large is moved by Adam as far, but for ε.
        assert_allclose(one, other, rtol=1e-6, atol=1e-3 if regression and solver == "adam" else 1e-9)
