"""A figure as a chart of Altair, checked against the schema of Vega-Lite."""

import altair as alt

from playground.charts.kit.figure import Figure
from playground.charts.kit.still.whole import Spec


def checked_chart(figure: Figure) -> Spec:
    """Return the spec of a figure's chart, which the schema allows and which has the figure's data."""
    chart = figure.chart()
    spec: Spec = chart.to_dict()  # validates
    assert isinstance(chart, (alt.Chart, alt.LayerChart))
    assert isinstance(alt.Chart.from_dict(spec, validate=True), type(chart))
    assert spec["$schema"] == alt.SCHEMA_URL
    assert spec["description"] == figure.alt
    assert spec["datasets"] == figure.whole_spec()["datasets"]
    return spec
