"""The inspector's numbers as HTML whose digits keep their width: the sample, the units of a layer, its weights."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import numpy as np

from playground.charts.kit.figure import number
from playground.measurements.inspector.inspection import Inspection
from playground.measurements.inspector.specimen import Specimen
from playground.measurements.inspector.walk import Walk
from playground.network.arithmetic import Array
from playground.ui.parts.numbers import cells
from playground.words.catalogue import inspector as says
from playground.words.key_numbers import KeyNumber
from playground.words.lists import commas

UNKNOWN = "–"


def key_numbers(specimen: Specimen, inspection: Inspection, walk: Walk) -> str:
    """Return the sample and its target, and the prediction and the loss once they have been revealed."""
    dataset, layers = specimen.problem.dataset, inspection.layers
    target = _vector(inspection.target)
    if dataset.class_names:
        label = dataset.class_names[int(specimen.problem.train.labels[specimen.sample])]
        target = says.TARGET_CLASS(values=commas([f"{y:g}" for y in inspection.target]), label=label)
    before, after = (number(loss, 4) for loss in specimen.losses) if specimen.losses else (UNKNOWN, UNKNOWN)
    entries = [
        KeyNumber("sample", says.SAMPLE(features=commas(dataset.feature_names)), _vector(layers[0].inputs)),
        KeyNumber("target y", says.TARGET(), target),
        KeyNumber("prediction a", says.PREDICTION(), _vector(layers[-1].a) if walk.knows_loss else UNKNOWN),
        KeyNumber("loss C", says.LOSS(), number(inspection.loss, 4) if walk.knows_loss else UNKNOWN),
        KeyNumber(
            "largest error of a gradient",
            says.LARGEST_ERROR(),
            number(inspection.largest_error, 2) if walk.is_over else UNKNOWN,
        ),
        KeyNumber("updates", says.UPDATES(), str(specimen.n_updates)),
        KeyNumber("loss before the update", says.LOSS_BEFORE(), before),
        KeyNumber("loss after it", says.LOSS_AFTER(), after),
    ]
    return f'<div class="numbers" data-forward="{walk.forward}" data-backward="{walk.backward}">{cells(entries)}</div>'


def units(inspection: Inspection, walk: Walk, *, layer: int, unit: int) -> str:
    """Return z, a, σ'(z) and δ of every unit of a layer, the one looked at marked."""
    one = inspection.layers[layer - 1]
    is_last = layer == len(inspection.layers)
    head = [says.UNIT(), _symbol("z", "j", layer), _symbol("a", "j", layer), _symbol("δ", "j", layer)]
    if not is_last:
        head.insert(3, f"σ'({_symbol('z', 'j', layer)})")
    rows = []
    for j in range(len(one.z)):
        cells = [
            _number_or_unknown(one.z[j], is_known=walk.knows_z(layer)),
            _number_or_unknown(one.a[j], is_known=walk.knows_a(layer)),
            _number_or_unknown(one.delta[j], is_known=walk.knows_delta(layer)),
        ]
        if one.slope is not None:
            cells.insert(2, _number_or_unknown(one.slope[j], is_known=walk.knows_a(layer)))
        rows.append((str(j + 1), cells, j + 1 == unit))
    return _table(says.UNITS_OF(layer=str(layer)), head, rows)


def parameters(inspection: Inspection, walk: Walk, *, layer: int, unit: int) -> str:
    """Return each weight and bias of a layer with its gradient, the finite difference, and the update."""
    one = inspection.layers[layer - 1]
    is_known = walk.knows_delta(layer)
    rows = []
    for j in range(len(one.z)):
        names = [_symbol("w", f"{j + 1}{k + 1}", layer) for k in range(len(one.inputs))]
        columns = [
            np.append(getattr(one.weights, field)[:, j], getattr(one.biases, field)[j])
            for field in ("value", "gradient", "difference", "error", "updated")
        ]
        for name, w, gradient, difference, error, updated in zip(
            [*names, _symbol("b", str(j + 1), layer)], *columns, strict=True
        ):
            shown = [number(v, 6) for v in (gradient, difference)]
            shown += [
                says.KINK() if np.isnan(error) else number(error, 2),
                *(number(v, 4) for v in (updated - w, updated)),
            ]
            rows.append((name, [number(w, 4), *(shown if is_known else [UNKNOWN] * 5)], j + 1 == unit))
    head = [
        "", says.VALUE(), "∂C/∂w = a<sub>k</sub> δ<sub>j</sub>", says.DIFFERENCE(), says.ERROR(), "−η ∂C/∂w",
        says.UPDATED(),
    ]  # fmt: skip
    return _table(says.PARAMETERS_OF(layer=str(layer)), head, rows)


def _table(caption: str, head: list[str], rows: Iterable[tuple[str, list[str], bool]]) -> str:
    """Return a table; head and row names are HTML."""
    top = "".join(f'<th scope="col">{cell}</th>' if cell else "<td></td>" for cell in head)
    body = "".join(
        f'<tr{" class=chosen" if chosen else ""}><th scope="row">{name}</th>'
        + "".join(f"<td>{escape(cell)}</td>" for cell in cells)
        + "</tr>"
        for name, cells, chosen in rows
    )
    return (
        f'<div class="inspected"><table><caption>{escape(caption)}</caption><thead><tr>{top}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _symbol(symbol: str, index: str, layer: int) -> str:
    return f"<i>{symbol}</i><sub>{index}</sub><sup>({layer})</sup>"


def _number_or_unknown(value: float, *, is_known: bool) -> str:
    return number(value, 4) if is_known else UNKNOWN


def _vector(values: Array) -> str:
    return commas([number(float(v)) for v in values])
