"""Whatever table, points or link a person brings, it becomes a trained run with its figures, or a message."""

import csv
import io
import json

from hypothesis import given, settings
from hypothesis import strategies as st

from datasets import DatasetError
from datasets.drawn import Points
from playground.charts.overview import figures
from playground.measurements.run import Run
from playground.settings.links import Link, from_query, to_query
from playground.settings.own.own_data import Files, no_files
from playground.settings.own.own_table import TableFile
from tests.datasets.drawn.drawings import drawings

WORDS = ["", "NA", "yes", "no", "red", "1,5", "1.234,5", "12 %", "2020-01-31", "31.01.2020", "=1+1", "<b>x</b>", "∞"]
NUMBERS = st.floats(width=32, allow_nan=False, allow_infinity=False).map(lambda value: f"{value:.4g}")
CELLS = (
    NUMBERS,
    NUMBERS,
    st.integers(-3, 3).map(str),
    st.sampled_from(["yes", "no"]),
    st.sampled_from(WORDS),
    st.one_of(NUMBERS, st.sampled_from(["", "nan", "inf", "-inf", "1e400"])),
    st.text(st.characters(codec="utf-8", exclude_characters="\0\r\n"), max_size=6),
)
HEADS = st.one_of(st.sampled_from(["a", "b", "y", "", "a b", "1", "<i>"]), st.text("äöü,;\"'=", max_size=4))
LINKS = st.fixed_dictionaries(
    {},
    optional={
        "n": st.integers(-5, 200).map(str),
        "test": st.sampled_from(["0", "0.05", "0.5", "0.9", "1", "x"]),
        "noise": st.sampled_from(["0", "0.3", "-1", "nan"]),
        "flip": st.sampled_from(["0", "0.5", "1", "2"]),
        "layers": st.sampled_from(["none", "1", "4,4", "0", "4,,4", "9999"]),
        "act": st.sampled_from(["relu", "tanh", "nothing"]),
        "batch": st.sampled_from(["1", "16", "5000", "0"]),
        "rate": st.sampled_from(["0.001", "1000", "-1", "1e-400"]),
        "bn": st.sampled_from(["before", "after", "1"]),
        "dropout": st.sampled_from(["0", "0.9", "1"]),
    },
)


@st.composite
def tables(draw: st.DrawFn) -> bytes:
    """Draw a file of a few columns, each of cells of one kind, in any of the usual layouts."""
    kinds = draw(st.lists(st.sampled_from(CELLS), min_size=1, max_size=5))
    n_rows = draw(st.integers(0, 40))
    columns = [draw(st.lists(cells, min_size=n_rows, max_size=n_rows)) for cells in kinds]
    target = io.StringIO()
    writer = csv.writer(
        target, delimiter=draw(st.sampled_from(",;\t|")), lineterminator=draw(st.sampled_from(["\n", "\r\n"]))
    )
    if draw(st.booleans()):
        writer.writerow([draw(HEADS) for _ in kinds])
    writer.writerows(zip(*columns, strict=True))
    return target.getvalue().encode(draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16"])))


def is_told(error: DatasetError) -> None:
    """Take a refusal, if it says anything."""
    assert str(error).strip()


def shown(link: Link) -> None:
    """Train the run of a link and draw it, if its data can be; what JSON cannot hold is in none of its figures."""
    try:
        run = Run(link.settings)
    except DatasetError as error:
        is_told(error)
        return
    run.trainer.advance(2)
    for figure in figures(run).values():
        json.dumps(figure.whole_spec(), allow_nan=False)


def opened(query: dict[str, str], files: Files = no_files) -> Link:
    """Return a link of this query, which gives the same settings again when it is written anew."""
    link = from_query(query, files)
    again = from_query(to_query(link.settings), files)
    assert again.settings == link.settings
    assert again.problems == ()
    return link


@settings(max_examples=60, deadline=None)
@given(tables(), LINKS)
def test_any_table_is_trained_and_drawn_or_refused_with_a_message(content: bytes, query: dict[str, str]) -> None:
    try:
        file = TableFile("any.csv", content)
        table = file.first()
    except DatasetError as error:
        is_told(error)
        return
    shown(opened(query | {"v": "2", "data": "table", **table.query}, file))


@settings(max_examples=40, deadline=None)
@given(drawings(), LINKS)
def test_any_drawn_points_are_trained_and_drawn_or_refused_with_a_message(
    points: Points, query: dict[str, str]
) -> None:
    shown(opened(query | {"v": "2", "data": "points", "points": points.text, "reach": str(points.reach)}))


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(["moons", "circles", "iris", "diabetes", "digits", "nothing"]), LINKS)
def test_any_link_is_trained_and_drawn(name: str, query: dict[str, str]) -> None:
    shown(opened(query | {"v": "2", "data": name}))
