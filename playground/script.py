"""A run as a short Python program that gives the same numbers without the dashboard."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import numpy as np

from playground.settings.conditions import CLASSES
from playground.settings.declaration import declarations, parameters_of
from playground.settings.fields import domains
from playground.settings.links import to_kept_query
from playground.settings.own.own_data import Call
from playground.settings.run import DataSettings, NetworkSettings, Settings, TrainingSettings, usual_data
from playground.settings.versions import FIRST, defaults_of
from playground.words.numbers import score_name

ALWAYS = {"batch_size"}  # the estimator has another default
WIDTH = 100
PROGRAM = """\
# The run with {link}, after {epochs}.
{changed}# Save this in the folder of the overfitting playground{beside} and run it there.
{imports}
from playground.estimator import {estimator}
from playground.words.numbers import {words}

data = {load}
X_train, X_{part} = data.X_train.astype("float32"), data.X_{part}.astype("float32")  # as the dashboard computes

model = {model}
model.fit(X_train, data.y_train, validation_data=(X_{part}, data.y_{part}){classes})
{again}
last = {{name: values[-1] for name, values in model.history_.items()}}
print("epoch", f"{{last['epoch']:,}}")
print("train loss", number(last["train_loss"]))
print("{watched} loss", number(last["validation_loss"]))
{test_loss}print("train {score}", {word}(last["train_score"]))
print("{watched} {score}", {word}(last["validation_score"]))
{test_score}"""
# With a part for validation the estimator measures the loss on that. A second one, trained alike, measures it on test.
CLONE = "from sklearn.base import clone\n\n"
AGAIN = """
# The same training once more, for the loss on the test part, which it does not depend on.
tested = clone(model).set_params(early_stopping=False, max_epochs=model.n_iter_)
X_test = data.X_test.astype("float32")
tested.fit(X_train, data.y_train, validation_data=(X_test, data.y_test){classes})
"""
TEST_LOSS = 'print("test loss", number(tested.history_["validation_loss"][-1]))\n'
TEST_SCORE = 'print("test {score}", {word}(tested.history_["validation_score"][-1]))\n'
CHANGED = """\
# The run was changed on its way, in epoch {epoch}: this trains with its last settings from the
# beginning, sets no weight by hand, and prints other numbers.
"""


def as_python(settings: Settings, epochs: int, *, changed_at: int | None = None) -> str:
    """Return a program that loads the data of a run, trains an estimator on them and prints the key numbers.

    Run in the folder of the playground it prints epoch, losses and scores as the dashboard shows them after so many
    epochs of a run with these settings from its beginning. Of data with a part for validation it prints those of the
    three parts, for which it trains twice. It names only what differs from the defaults of ``datasets.load`` and of the
    estimator, and the classes where flips may leave one without a training sample. A run that was changed on the way
    has other numbers, which the program says.

    Parameters
    ----------
    settings : Settings
        The run.
    epochs : int, at least 0
        How far it is trained; it goes no further than the settings' epoch limit, or than early stopping lets it.
    changed_at : int or None
        As in ``Run``.

    Raises
    ------
    ValueError
        When ``epochs`` is negative.
    """
    if epochs < 0:
        raise ValueError(f"epochs must be at least 0, got {epochs}")
    epochs = min(epochs, settings.training.max_epochs)
    regression = settings.data.entry.is_regression
    classes = "" if regression or not settings.data.flipped else ", classes=range(data.n_classes)"
    own, watched = settings.data.own, "validation" if settings.data.valid_share else "test"
    call = Call("playground.datasets", "load", (settings.data.name,), {}) if own is None else own.call
    estimator, word = ("MLPRegressor", "number") if regression else ("MLPClassifier", "percent")
    score, validated = score_name(regression=regression), watched == "validation"
    return PROGRAM.format(
        link=f"?{urlencode(to_kept_query(settings), safe=',')}",
        epochs=f"{epochs} epoch{'' if epochs == 1 else 's'}",
        estimator=estimator,
        words="number" if regression else "number, percent",
        changed="" if changed_at is None else CHANGED.format(epoch=changed_at),
        beside=f", with {call.file} beside it," if call.file else "",
        imports=f"{CLONE if validated else ''}from {call.module} import {call.function.partition('.')[0]}",
        load=_call(
            call.function, [*map(_literal, call.values), *_arguments({**call.arguments, **_data(settings.data)})]
        ),
        model=_call(estimator, _arguments(_parameters(settings, epochs, regression=regression))),
        classes=classes,
        part=watched.removesuffix("ation"),
        watched=watched,
        score=score,
        again=AGAIN.format(classes=classes) if validated else "",
        test_loss=TEST_LOSS if validated else "",
        test_score=TEST_SCORE.format(score=score, word=word) if validated else "",
        word=word,
    )


def _data(data: DataSettings) -> dict[str, Any]:
    """Return the arguments of ``load`` beside the name."""
    return _differing(data, usual_data(data), {name: name for name in domains(data)})


def _parameters(settings: Settings, epochs: int, *, regression: bool) -> dict[str, Any]:
    """Return the parameters of the estimator, whose defaults are those of the first version but for the last few."""
    network, training = settings.network, settings.training
    declared = declarations(training)
    names = {
        name: to
        for name, to in parameters_of(training).items()
        if name not in ALWAYS and not (regression and declared[name].acts_when is CLASSES)
    }
    found = _differing(network, defaults_of(FIRST, NetworkSettings()), parameters_of(network))
    found |= _differing(training, defaults_of(FIRST, TrainingSettings()), names)
    found |= {"batch_size": training.batch_size, "max_epochs": epochs}
    if training.early_stopping == "stop":
        found["early_stopping"] = True
    same = network.seed == training.seed
    found["random_state"] = network.seed if same else (network.seed, training.seed)
    return found


def _differing(part: Any, default: Any, names: dict[str, str]) -> dict[str, Any]:
    """Return what differs from the default, under the names that it has in the program."""
    return {to: getattr(part, name) for name, to in names.items() if getattr(part, name) != getattr(default, name)}


def _arguments(values: dict[str, Any]) -> list[str]:
    return [f"{name}={_literal(value)}" for name, value in values.items()]


def _literal(value: Any) -> str:
    """Return the value as Python has it, with the quotation marks that ruff and Black prefer."""
    if isinstance(value, tuple):
        return f"({', '.join(map(_literal, value))}{',' * (len(value) == 1)})"
    text = repr(value.item() if isinstance(value, np.generic) else value)
    return f'"{text[1:-1]}"' if isinstance(value, str) and not {"'", '"'} & set(text[1:-1]) else text


def _call(function: str, arguments: list[str]) -> str:
    """Return a call on one line, or with an argument a line where that would be long."""
    line = f"{function}({', '.join(arguments)})"
    if len(line) <= WIDTH:
        return line
    return "\n".join([f"{function}(", *(f"    {argument}," for argument in arguments), ")"])
