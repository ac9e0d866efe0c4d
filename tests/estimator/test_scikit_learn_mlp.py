"""scikit-learn's own tests of its multilayer perceptron, run on ours under its names."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.long, pytest.mark.trains]

ROOT = Path(__file__).parents[2]
INSIDE = "It works inside scikit-learn's own network, by its private attributes."
N_TESTS = 59
SOLVER = "It is about the solver L-BFGS, which ours have not."
LABELS = "It gives a sample several labels, which ours do not learn."
# Every test that does not pass, and why.
REASONS = {
    "test_fit": INSIDE,
    "test_gradient": INSIDE,
    "test_lbfgs_classification[X0-y0]": SOLVER,
    "test_lbfgs_classification[X1-y1]": SOLVER,
    "test_lbfgs_regression[X0-y0]": SOLVER,
    "test_lbfgs_classification_maxfun[X0-y0]": SOLVER,
    "test_lbfgs_classification_maxfun[X1-y1]": SOLVER,
    "test_lbfgs_regression_maxfun[X0-y0]": SOLVER,
    "test_partial_fit_errors": SOLVER,
    "test_mlp_warm_start_no_convergence[lbfgs-Classifier]": SOLVER,
    "test_mlp_warm_start_no_convergence[lbfgs-Regressor]": SOLVER,
    "test_multioutput_regression": "It asks for the fit that L-BFGS reaches in 200 iterations.",
    "test_multilabel_classification": LABELS,
    "test_predict_proba_multilabel": LABELS,
    "test_learning_rate_warmstart": "Ours have no rate that falls as invscaling's; it looks at a private attribute.",
    "test_adaptive_learning_rate": "Ours have no rate whose fall ends the fit, and it looks at a private attribute.",
    "test_shuffle": "Ours shuffle every epoch; shuffle=False cannot be chosen.",
    "test_verbose_sgd": "Ours print nothing; the numbers of every epoch are in history_.",
    "test_nonfinite_params": "Ours refuse such inputs before training, in words of their own.",
    "test_early_stopping_stratified": "Ours name the class that has one sample, 1 and not True, in their own words.",
    "test_preserve_feature_names[Classifier]": "It fits a single class, which ours refuse.",
    "test_mlp_diverging_loss": "Ours end a run that diverges at its last finite epoch: no score in the history is NaN.",
    "test_mlp_vs_poisson_glm_equivalent[42]": "Ours have no Poisson loss.",
}


def test_scikit_learns_tests_pass_but_for_those_named_with_their_reason(tmp_path: Path) -> None:
    outcomes = tmp_path / "outcomes.json"
    environment = os.environ | {"OUTCOMES": str(outcomes), "SKLEARN_TESTS_GLOBAL_RANDOM_SEED": "42"}
    command = [
        sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", os.devnull, "--rootdir", str(tmp_path),
        "-p", "tests.estimator.scikit_learn_names", "--pyargs", "sklearn.neural_network.tests.test_mlp",
    ]  # fmt: skip
    result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert outcomes.exists(), result.stdout + result.stderr

    fell_over = json.loads(outcomes.read_text(encoding="utf-8"))
    failed = {name: where for name, where in fell_over.items() if where}

    assert len(fell_over) == N_TESTS, result.stdout
    assert set(failed) == set(REASONS), {name: failed.get(name, "passes") for name in set(failed) ^ set(REASONS)}
    assert len(fell_over) - len(failed) >= 32
