"""The equations of backpropagation for one unit, as LaTeX with its numbers put in."""

from __future__ import annotations

from collections.abc import Iterator

from playground.charts.kit.figure import number
from playground.measurements.inspector.inspection import Inspection, LayerInspection
from playground.measurements.inspector.walk import Walk
from playground.network.activations import ACTIVATIONS
from playground.network.losses import BinaryCrossEntropy, CrossEntropy, Loss, SigmoidSquaredError, SquaredError
from playground.settings.pages.inspector import LEAKY_SLOPE
from playground.words.catalogue import inspector as says
from playground.words.numbers import plain

DIGITS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")  # of superscripts


def formulas(
    inspection: Inspection, walk: Walk, *, layer: int, unit: int, activation: str, loss: Loss, rate: float
) -> Iterator[tuple[str, str]]:
    """Yield a title and LaTeX for each equation of a unit that has been revealed so far.

    Parameters
    ----------
    inspection, walk : Inspection, Walk
        The numbers, and which of them have been revealed.
    layer, unit : int
        Both counted from 1.
    activation : str
        Of the hidden layers, as in ``InspectorSettings``.
    loss : Loss
        It says what stands in the last layer.
    rate : float
        η.
    """
    one, j, is_last = inspection.layers[layer - 1], unit - 1, layer == len(inspection.layers)
    if walk.knows_z(layer):
        yield says.COMBINATION(), _linear(one, layer, unit)
    if walk.knows_a(layer):
        symbol = _sub("a", unit, layer)
        formula = _link(loss, unit) if is_last else ACTIVATIONS[activation].formulas(LEAKY_SLOPE)[0]
        z = _tex(one.z[j])
        yield (
            says.OUTPUT() if is_last else says.ACTIVATION(),
            rf"{symbol} = \sigma(z) = {formula} = {_tex(one.a[j])} \quad\text{{at }} z = {z}",
        )
    if walk.knows_delta(layer):
        delta = _last_delta(inspection, loss, unit) if is_last else _hidden_delta(inspection, layer, unit, activation)
        yield says.UNIT_ERROR(), delta
        yield says.GRADIENTS(), _gradients(one, layer, unit)
        yield says.UPDATE(), _update(one, layer, unit, rate)


def _linear(one: LayerInspection, layer: int, unit: int) -> str:
    j = unit - 1
    terms = [rf"{_in(a)} \cdot {_in(w)}" for a, w in zip(one.inputs, one.weights.value[:, j], strict=True)]
    z, a, w, b = (_sub("z", unit, layer), f"a_k^{{({layer - 1})}}", f"w_{{{unit}k}}^{{({layer})}}",
                  _sub("b", unit, layer))  # fmt: skip
    return _aligned(
        rf"{z} &= \textstyle\sum_k {a}\, {w} + {b}",
        *_wrapped(terms, after=f" + {_in(one.biases.value[j])}"),
        rf"&= {_tex(one.z[j])}",
    )


def _link(loss: Loss, unit: int) -> str:
    """Return the formula by which the loss turns the last layer's z into predictions."""
    if isinstance(loss, SquaredError):
        return "z"
    if isinstance(loss, BinaryCrossEntropy | SigmoidSquaredError):
        return r"\frac{1}{1+e^{-z}}"
    return rf"\frac{{e^{{z_{unit}}}}}{{\sum_i e^{{z_i}}}}"


def _last_delta(inspection: Inspection, loss: Loss, unit: int) -> str:
    """Return δ of the last layer: ∂C/∂a ⊙ σ'(z), as the loss shortens it."""
    last, j = inspection.layers[-1], unit - 1
    layer = len(inspection.layers)
    delta, a, p, y = _sub("\\delta", unit, layer), _sub("a", unit, layer), last.a[j], inspection.target[j]
    difference = rf"({_tex(p)} - {_target(y)})"
    if isinstance(loss, BinaryCrossEntropy | CrossEntropy):
        rule, inserted = rf"{a} - y_{unit}", rf"{_tex(p)} - {_target(y)}"
    elif isinstance(loss, SquaredError):
        rule, inserted = rf"2\,({a} - y_{unit})", rf"2 \cdot {difference}"
    elif isinstance(loss, SigmoidSquaredError):
        rule = rf"2\,({a} - y_{unit})\, a\,(1 - a)"
        inserted = rf"2 \cdot {difference} \cdot {_tex(p)} \cdot {_tex(1 - p)}"
    else:
        mean = float((last.a * 2 * (last.a - inspection.target)).sum())
        rule = rf"{a}\,\bigl(e_{unit} - \textstyle\sum_i a_i e_i\bigr), \quad e_i = 2\,(a_i - y_i)"
        inserted = rf"{_tex(p)} \cdot \bigl({_tex(2 * (p - y))} - {_in(mean)}\bigr)"
    head = rf"{delta} = \partial C / \partial {_sub('z', unit, layer)}"
    return _aligned(rf"{head} &= {rule}", rf"&= {inserted}", rf"&= {_tex(last.delta[j])}")


def _hidden_delta(inspection: Inspection, layer: int, unit: int, activation: str) -> str:
    one, after, j = inspection.layers[layer - 1], inspection.layers[layer], unit - 1
    slope = 1.0 if one.slope is None else float(one.slope[j])
    terms = [rf"{_in(w)} \cdot {_in(d)}" for w, d in zip(after.weights.value[j], after.delta, strict=True)]
    weight, delta = f"w_{{i{unit}}}^{{({layer + 1})}}", rf"\delta_i^{{({layer + 1})}}"
    total = float(after.weights.value[j] @ after.delta)
    rule = ACTIVATIONS[activation].formulas(LEAKY_SLOPE)[1]
    lines = _wrapped(terms, before=r"\bigl(", after=rf"\bigr) \cdot {_in(slope)}")
    return _aligned(
        rf"{_sub(chr(92) + 'delta', unit, layer)} &= \bigl(\textstyle\sum_i {weight} {delta}\bigr)\, "
        rf"\sigma'(z), \quad \sigma'(z) = {rule}",
        *lines,
        rf"&= {_tex(total)} \cdot {_in(slope)} = {_tex(one.delta[j])}",
    )


def _gradients(one: LayerInspection, layer: int, unit: int) -> str:
    j, lines = unit - 1, []
    delta = one.delta[j]
    for k, a in enumerate(one.inputs):
        w = f"w_{{{unit}{k + 1}}}^{{({layer})}}"
        rule = rf"a_{k + 1}^{{({layer - 1})}} \delta_{unit}^{{({layer})}}"
        gradient = _tex(one.weights.gradient[k, j])
        lines.append(rf"\partial C / \partial {w} &= {rule} = {_in(a)} \cdot {_in(delta)} = {gradient}")
    b, gradient = _sub("b", unit, layer), one.biases.gradient[j]
    lines.append(rf"\partial C / \partial {b} &= \delta_{unit}^{{({layer})}} = {_tex(gradient)}")
    return _aligned(*lines)


def _update(one: LayerInspection, layer: int, unit: int, rate: float) -> str:
    j = unit - 1
    w, old, gradient = f"w_{{{unit}1}}^{{({layer})}}", _tex(one.weights.value[0, j]), one.weights.gradient[0, j]
    return _aligned(
        rf"{w} &\leftarrow {w} - \eta\, \partial C / \partial {w}",
        rf"&= {old} - {_as_tex(plain(rate))} \cdot {_in(gradient)} = {_tex(one.weights.updated[0, j])}",
    )


def _wrapped(terms: list[str], *, before: str = "", after: str = "", at_once: int = 2) -> list[str]:
    """Return a sum as lines of a few terms each."""
    rows = [" + ".join(terms[i : i + at_once]) for i in range(0, len(terms), at_once)]
    lines = [rf"&\quad + {row}" if i else rf"&= {before}{row}" for i, row in enumerate(rows)]
    lines[-1] += after
    return lines


def _aligned(*lines: str) -> str:
    return r"\begin{aligned}" + r" \\[0.15em] ".join(lines) + r"\end{aligned}"


def _sub(symbol: str, unit: int, layer: int) -> str:
    return rf"{symbol}_{{{unit}}}^{{({layer})}}"


def _tex(value: float) -> str:
    """Return a number as LaTeX writes it."""
    return _as_tex(number(float(value)))


def _as_tex(written: str) -> str:
    mantissa, times, power = written.replace("−", "-").replace(",", "{,}").partition("·10")
    return rf"{mantissa} \cdot 10^{{{power.translate(DIGITS)}}}" if times else mantissa


def _in(value: float) -> str:
    """Return a number as it stands after an operator: in parentheses if negative."""
    text = _tex(value)
    return f"({text})" if text.startswith("-") else text


def _target(value: float) -> str:
    """Return a target as it stands after an operator; the 0 and 1 of classes are written without decimals."""
    return f"{value:g}" if value in {0.0, 1.0} else _in(value)
