"""Style rules by which the charts of a page fill what the window leaves, whatever stands above them.

Everything from the page down to its charts is a column that gives some of its parts the height that is left, so no
height is worked out by numbers or sent to the browser.
"""

from __future__ import annotations

from collections.abc import Mapping

_MAIN = '[data-testid="stMainBlockContainer"]'
_ROW = '[data-testid="stHorizontalBlock"]'
_COLUMN = '[data-testid="stColumn"]'
NARROW = 760  # pixels of a window in which columns stand one above the other, and the page scrolls


def filling(
    root: str, rows: Mapping[str, float], columns: tuple[str, ...], charts: Mapping[str, float], *, least: int = 560
) -> str:
    """Return the rules.

    Parameters
    ----------
    root : str
        Key of the container that is to fill the window.
    rows : dict of str to float
        Keys of the containers in it, each of a row of columns, that share the height that is left, by their shares.
    columns : tuple of str
        Keys of the containers that each fill one of the columns.
    charts : dict of str to float
        Keys of the containers of charts, with their shares of the height that is left in their column.
    least : int
        Pixels of height below which the page scrolls rather than shrink.
    """
    rules = [
        f"{_MAIN}:has(.st-key-{root}) {{ height: 100dvh; min-height: {least}px; overflow: hidden; }}",
        _fill(
            f'{_MAIN}:has(.st-key-{root}) > [data-testid="stVerticalBlock"]',
            f'{_MAIN} > [data-testid="stVerticalBlock"] > :has(> .st-key-{root})',
            f".st-key-{root}",
        ),
        f'{_MAIN}:has(.st-key-{root}) > [data-testid="stVerticalBlock"] {{ height: 100%; }}',
        f".st-key-{root} > * {{ flex: none; }}",
        f".st-key-{root} {{ gap: 0.4rem; }}",
    ]
    for row, share in rows.items():
        inner = f".st-key-{row}"
        rules += [
            _fill(f".st-key-{root} > :has(> {inner})", share=share),
            _fill(inner, f"{inner} > :has(> {_ROW})"),
            f"{inner} > * > {_ROW}, {inner} > {_ROW} {{ flex: 1 1 0; min-height: 0; flex-wrap: nowrap; }}",
            f"{inner} {_COLUMN} {{ min-height: 0; min-width: 0; display: flex; }}",
            f"{inner} {_COLUMN} > * {{ flex: 1 1 0; min-height: 0; min-width: 0; }}",
        ]
    for column in columns:
        inner = f".st-key-{column}"
        rules += [
            _fill(f"{_COLUMN} > * > :has(> {inner})", inner),
            f"{inner} {{ gap: 0.35rem; }}",
            f"{inner} > * {{ flex: none; }}",
        ]
    for chart, share in charts.items():
        inner = f".st-key-{chart}"
        rules += [
            *(_fill(f".st-key-{column} > :has(> {inner})", share=share) for column in columns),
            f"{inner} {{ flex: 1 1 0; min-height: 0; position: relative; }}",
            f"{inner} > * {{ height: 100%; }}",
            f"{inner} .stage-chart {{ position: absolute !important; inset: 0; width: auto !important;"
            " height: auto !important; }",
        ]
    return "<style>" + "\n".join([*rules, _stacked(root, rows, charts)]) + "</style>"


def _fill(*selectors: str, share: float = 1.0) -> str:
    """Return the rule that makes what is selected a column that takes its share of the height that is left."""
    return f"{', '.join(selectors)} {{ display: flex; flex-direction: column; flex: {share:g} 1 0; min-height: 0; }}"


def _narrow(share: float) -> int:
    """Return the height of a chart on a phone, in hundredths of the width: a large one is about square."""
    return 95 if share > 1.0 else 62


def _stacked(root: str, rows: Mapping[str, float], charts: Mapping[str, float]) -> str:
    """Return the rules for a phone: every part is as high as what is in it, and charts are as high as they are wide."""
    parts = [
        f'{_MAIN}:has(.st-key-{root}) > [data-testid="stVerticalBlock"]',
        f":has(> .st-key-{root})",
        f".st-key-{root}",
    ]
    for row in rows:
        parts += [f".st-key-{row}", f":has(> .st-key-{row})", *(f".st-key-{row} {part}" for part in (_ROW, _COLUMN))]
        parts += [f".st-key-{row} > *", f".st-key-{row} {_COLUMN} > *", f".st-key-{row} {_COLUMN} > * > *"]
        parts += [f".st-key-{row} {_COLUMN} > * > * > *", f".st-key-{row} {_COLUMN} > * > * > * > *"]
    inside = [
        f"{_MAIN}:has(.st-key-{root}) {{ height: auto; overflow: visible; }}",
        f"{', '.join(parts)} {{ flex: none !important; height: auto !important; }}",
        *(f".st-key-{row} {_ROW} {{ flex-wrap: wrap !important; }}" for row in rows),
        *(f".st-key-{row} {_COLUMN} {{ width: 100%; }}" for row in rows),
        *(
            f".st-key-{chart} {{ flex: none !important; height: {_narrow(share)}vw !important; }}"
            for chart, share in charts.items()
        ),
        f".st-key-{root} .verdict {{ display: block; }}",
    ]
    return f"@media (max-width: {NARROW}px) {{ {' '.join(inside)} }}"
