"""What the scale says: for every sweep a chart, a table of costs and slopes, and its kinks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.kit.markdown import table
from benchmarks.training.curve import Curve
from benchmarks.training.curve_chart import svg
from benchmarks.training.sizes import Sweep

INTRO = (
    "Our training steps alone, float32, one BLAS thread, plain ReLU and Adam unless a net is named by its code. "
    "{rounds} interleaved rounds, fresh parameters in each; medians, quartiles in brackets. The slope is that of the "
    "logarithm of the cost from the size before: 0 is flat, 1 proportional. A kink is a size at which the slope "
    "changes by 0.25 or more, and by more than the quartiles leave in doubt."
)


def written(curves: Mapping[str, Sequence[Curve]], sweeps: Sequence[Sweep], rounds: int, folder: Path) -> str:
    """Write a chart of every sweep into a folder; return the report in Markdown, ``curves`` by name of the sweep."""
    folder.mkdir(parents=True, exist_ok=True)
    parts = [INTRO.format(rounds=rounds)]
    for sweep in sweeps:
        drawn_curves = curves[sweep.name]
        drawn = svg(drawn_curves, title=sweep.title, size=sweep.size, cost=sweep.cost)
        path = folder / f"{sweep.name}.svg"
        path.write_text(drawn + "\n", "utf-8")
        heading = f"### {sweep.name.capitalize()}: {sweep.title}"
        picture = f"![{sweep.cost} over {sweep.size}, both axes logarithmic]({folder.name}/{path.name})"
        parts += [heading, picture, _table(drawn_curves, sweep), _kinks(drawn_curves)]
    return "\n\n".join(parts)


def _table(curves: Sequence[Curve], sweep: Sweep) -> str:
    sizes = sorted({size for curve in curves for size in curve.costs})
    head, columns = [sweep.size], []
    for curve in curves:
        head += [f"{curve.label} {sweep.cost}".strip(), "slope"]
        slopes = dict(zip(list(curve.costs)[1:], curve.slopes, strict=True))
        columns.append({s: (f"{c:.3g}", _signed(slopes[s]) if s in slopes else "–") for s, c in curve.costs.items()})
    rows = [[f"{size:,}", *(cell for column in columns for cell in column.get(size, ("–", "–")))] for size in sizes]
    return table(head, rows)


def _kinks(curves: Sequence[Curve]) -> str:
    found = [
        f"{curve.label} at {kink.size:,} (slope {_signed(kink.before)}, then {_signed(kink.after)})".strip()
        for curve in curves
        for kink in curve.kinks
    ]
    return f"Kinks: {', '.join(found)}." if found else "No kink."


def _signed(slope: float) -> str:
    return f"{slope:+.2f}".replace("-", "−")
