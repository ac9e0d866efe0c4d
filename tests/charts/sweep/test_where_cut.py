"""Where a sweep's logarithmic axis, or the colours of its map, cut a loss, they say so."""

import json
from dataclasses import replace

from playground.charts.kit.figure import Figure
from playground.charts.kit.theme import Theme
from playground.charts.sweep.map import sweep_map
from playground.comparisons.sweep.outcome import Outcome
from tests.charts.sweep.test_sweep_charts import TWO, curves, results


def test_a_log_axis_or_scale_says_where_it_is_cut_and_tooltips_have_the_true_numbers() -> None:
    def titles(figure: Figure) -> str:
        return json.dumps(figure.spec, ensure_ascii=False)

    small = {place: replace(result, test_loss=0.0) for place, result in results().items()}
    cut = curves(small, log=True)

    assert "loss, cut at 10⁻⁶" in titles(cut)
    assert set(cut.data["seeds"]["result"].to_pylist()) == {0.0}
    assert min(cut.data["seeds"]["value"].to_pylist()) > 0
    assert "cut at" not in titles(curves(small)) + titles(curves(results(), log=True))
    both = {place: replace(result, test_loss=0.0) for place, result in results(TWO).items()}
    maps = [
        sweep_map(Outcome(TWO, both), Theme(), measure="loss", regression=False, log_loss=log) for log in (True, False)
    ]
    assert ['["median test loss,", "cut at 10⁻⁶"]' in titles(figure) for figure in maps] == [True, False]
    assert min(maps[0].data["cells"]["test"].to_pylist()) > 0
    assert set(maps[0].data["cells"]["value"].to_pylist()) == {"0"}
