"""The first layer's weights by input, as bars: which inputs the network uses, and which it ignores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import altair as alt
import numpy as np

from playground.charts.kit.figure import Figure, Spec, finished, kept_spec, number, table, words
from playground.charts.kit.guides import tick
from playground.charts.kit.theme import Theme
from playground.datasets import Dataset
from playground.measurements.theory.input_weights import InputWeights
from playground.words.catalogue import charts as says
from playground.words.catalogue import guides
from playground.words.lists import commas, semicolons

LARGEST_NAMED = 5  # inputs whose norms the words for screen readers give


def input_bars(
    weights: Mapping[str, InputWeights], dataset: Dataset, theme: Theme, *, colours: Sequence[str]
) -> Figure:
    """Return a bar for each input and network: the norm of the weights by which it enters the first layer.

    Parameters
    ----------
    weights : mapping of str to InputWeights
        Of networks with the inputs of the dataset, by their names.
    dataset : Dataset
        It names the inputs.
    theme : Theme
        Colours and sizes.
    colours : sequence of str, one a network
    """
    names, inputs = tuple(weights), dataset.feature_names
    n_inputs = len(inputs)
    data = {
        "bars": table(
            input=words(np.tile(np.arange(n_inputs), len(names)), inputs),
            network=words(np.repeat(np.arange(len(names)), n_inputs), names),
            norm=np.concatenate([of.norms for of in weights.values()]),
            ignored=np.concatenate([of.ignored for of in weights.values()]),
        )
    }
    said = [
        guides.INPUT_WEIGHTS_OF(network=name, said=_said(of, inputs)) if len(names) > 1 else _said(of, inputs)
        for name, of in weights.items()
    ]
    name = guides.INPUT_WEIGHTS()
    description = says.SENTENCE(clause=semicolons(said))
    return Figure(
        _spec(theme, inputs, names, tuple(colours)), data, name, says.NAMED(name=name, description=description)
    )


def _said(of: InputWeights, inputs: tuple[str, ...]) -> str:
    """Return the largest norms in words, and how many inputs are ignored."""
    largest = np.argsort(-of.norms, kind="stable")[:LARGEST_NAMED]
    norms = commas([says.VALUE(name=inputs[k], value=number(float(of.norms[k]))) for k in largest])
    return guides.INPUT_WEIGHTS_SAID(norms=norms, ignored=str(int(of.ignored.sum())), n=str(len(inputs)))


@kept_spec(64)
def _spec(theme: Theme, inputs: tuple[str, ...], names: tuple[str, ...], colours: tuple[str, ...]) -> Spec:
    several = len(names) > 1
    labels = alt.Axis(labelAngle=-90 if theme.presenter else -45, labelOverlap=True, labelLimit=90, grid=False)
    places = {
        "x": alt.X(
            "input:N", title=guides.INPUT(), sort=list(inputs), scale=alt.Scale(domain=list(inputs)), axis=labels
        ),
        "color": alt.Color(
            "network:N",
            scale=alt.Scale(domain=list(names), range=list(colours)),
            legend=alt.Legend(title=None) if several else None,
        ),
    }
    if several:
        places["xOffset"] = alt.XOffset("network:N", sort=list(names))
    y = alt.Y("norm:Q", title=guides.INPUT_NORM(), axis=alt.Axis(labelExpr=tick(), tickCount=theme.ticks - 1))
    bars = alt.Chart(alt.NamedData("bars"))
    zero = bars.transform_filter("datum.ignored").mark_text(
        baseline="bottom", dy=-theme.font_size // 2, fontSize=theme.font_size, text="0"
    )
    return finished(alt.layer(bars.mark_bar().encode(y=y, **places), zero.encode(y=y, **places)), theme.config())
