"""What others wrote is shown as text: no Markdown, formula, HTML or link of theirs is on the page."""

from __future__ import annotations

import ast
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from playground.comparisons.sweep.dask_cluster import ADDRESS
from playground.journal import Journal
from playground.journal.database import FILE, VARIABLE
from playground.journal.tags import tags_in
from playground.measurements.run import Run
from playground.settings.fields import domains
from playground.settings.links import from_url
from playground.settings.pages import (
    InspectorSettings,
    LearnSettings,
    LuckSettings,
    RaceSettings,
    RunsSettings,
    SweepSettings,
    ViewSettings,
)
from playground.settings.run import PARTS
from playground.ui.contents import PAGES as CONTENTS
from playground.ui.runs.tagging import MENU
from playground.ui.shell.notices import MOST_CHARACTERS, as_text
from tests.ui.driver import AppDriver

UI = Path(__file__).parents[3] / "playground" / "ui"
MARK = "evil.example"
HOSTILE = (
    f"![x](http://{MARK}/p.png) [l](http://{MARK}) **b** `c` $x^2$ :red[r] :material/home: :smile: # h "
    f'<img src="//{MARK}/i" onerror="alert(1)"> </p></div><script>alert(1)</script> www.{MARK}'
)
PAGES = {
    "": ViewSettings, "race": RaceSettings, "luck": LuckSettings, "sweep": SweepSettings,
    "backpropagation": InspectorSettings, "learn": LearnSettings, "runs": RunsSettings,
}  # fmt: skip
WITHOUT_A_RUN = {"backpropagation", "learn", "runs"}
PICTURE = re.compile(r"<img[^>]*?src=[\"']?([^\"' >]*)")  # ours are within the page itself
# Where Streamlit takes words as they are: program text, tables, and the value of a box or of a list.
PLAIN = {
    "code": None,
    "dataframe": None,
    "text_input": "value",
    "text_area": "value",
    "selectbox": "options",
    "multiselect": "options",
}


def keys_of(page: str) -> list[str]:
    """Return every name that a link to a page may have, of each of its settings, of B's, and one that there is not."""
    kinds = [PAGES[page]] if page in WITHOUT_A_RUN else [*PARTS.values(), PAGES[page]]
    own = [domain.key for kind in kinds for domain in domains(kind).values()]
    of_b = [f"b.{key}" for key in own] if page in {"race", "luck"} else []
    return ["v", *dict.fromkeys(own), *of_b, HOSTILE]


def assert_shown_as_text(app: AppDriver) -> None:
    """See that no element takes what others wrote for more than text."""
    for element in app.elements:
        said = str(element.proto).replace("\\'", "'")
        if MARK not in said or element.type in {"html", "vega_lite_chart", "bidi_component"}:
            continue
        assert element.type in PLAIN, (element.type, said)
        if (place := PLAIN[element.type]) is not None:
            rest = type(element.proto)()
            rest.CopyFrom(element.proto)
            for name in (place, "default", "set_value", "raw_value"):
                if name in rest.DESCRIPTOR.fields_by_name:
                    rest.ClearField(name)
            assert MARK not in str(rest), (element.type, said)
    for html in app.html:
        if "<style" not in html:
            assert all(source.startswith("data:image/") for source in PICTURE.findall(html))
            assert "<script" not in html
            assert 'onerror="' not in html
            assert f'href="http://{MARK}' not in html


@pytest.mark.parametrize("page", PAGES)
def test_every_name_in_a_link_with_a_hostile_value(page: str) -> None:
    app = AppDriver(page, **dict.fromkeys(keys_of(page), HOSTILE))

    told = [problem for problem in app.problems if MARK in problem]
    assert len(told) >= len(keys_of(page)) - 1  # a race reads some of B's from A
    assert_shown_as_text(app)


@pytest.mark.parametrize(
    ("link", "entry"),
    [({"explore": "losses-over-logit"}, f"logit~{HOSTILE}_weight~2"), ({"explore": "losses-over-logit"}, HOSTILE),
     ({"lesson": "gap-opens"}, HOSTILE), ({"chapter": "losses"}, HOSTILE)],
    ids=["a value", "a name", "in a lesson", "in a chapter"],
)  # fmt: skip
def test_hostile_values_of_a_figure_to_be_moved(link: dict[str, str], entry: str) -> None:
    app = AppDriver("learn", **link, at=entry)

    assert [MARK in problem for problem in app.problems] == [True]
    assert_shown_as_text(app)


def test_of_a_lesson_and_a_figure_with_a_hostile_name() -> None:
    app = AppDriver("learn", lesson="gap-opens", explore=HOSTILE, at=HOSTILE, chapter=HOSTILE)

    assert sum(MARK in problem for problem in app.problems) == 3
    assert_shown_as_text(app)


def test_every_page_is_among_those_with_hostile_links() -> None:
    assert {page.url_path for page in CONTENTS} == set(PAGES)


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Journal:
    """Return a run log with one run that has a hostile title, note and link."""
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    journal = Journal(tmp_path)
    run = Run(from_url("?v=2&epochs=2&n=40&layers=4").settings)
    run.trainer.advance(2)
    id_ = journal.keep(run, pinned=True)
    journal.describe(id_, title=HOSTILE[:80], note=HOSTILE)
    journal.tag([id_], tags_in(HOSTILE[:40]))
    with closing(sqlite3.connect(tmp_path / FILE)) as database, database:
        database.execute("update runs set query = query || '&flip=' || ?", [HOSTILE.replace("&", "")])
    return journal


def test_titles_notes_and_links_of_the_run_log(log: Journal) -> None:
    app = AppDriver("runs")
    app.tick_rows(0)
    assert MARK in app.text
    assert_shown_as_text(app)

    app.open_menu(MENU)
    assert any(MARK in tag for tag in app.controls("multiselect")[0].options)
    assert_shown_as_text(app)
    app.open_menu("program")
    assert_shown_as_text(app)
    app.press("open run")
    assert [MARK in problem for problem in app.problems] == [True]
    assert_shown_as_text(app)


def test_the_name_of_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / HOSTILE.replace("/", "")
    folder.mkdir()
    (folder / FILE).write_bytes(b"no database, but long enough to have the header of one" * 20)
    monkeypatch.setenv(VARIABLE, str(folder))
    app = AppDriver("runs")

    assert MARK in " ".join(app.errors)
    assert_shown_as_text(app)


def test_an_address_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ADDRESS, HOSTILE)
    app = AppDriver("sweep", n="40", dataseed="163", layers="4", steps="2", seeds="1", sweepepochs="2", v="2")
    app.press("sweep start")
    assert app.state().sweep.wait(60)
    app.watch_to_end()

    assert MARK in " ".join(app.errors)
    assert_shown_as_text(app)


def test_signs_that_nobody_sees_are_told_by_their_numbers() -> None:
    assert as_text("a\u202eb\u200b\x1b[1m\nc & <d>") == r"a\u202eb\u200b\u001b[1m\u000ac &amp; &lt;d&gt;"
    assert as_text("x" * 3000) == "x" * MOST_CHARACTERS + "…"
    assert as_text("σ² ≤ 0.5 – “λ₂” 数") == "σ² ≤ 0.5 – “λ₂” 数"


def test_problems_are_shown_by_one_module() -> None:
    boxes = {"error", "warning", "success", "exception"}
    found = {
        f"{path.relative_to(UI)}: {ast.unparse(node)}"
        for path in UI.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in boxes and ast.unparse(node.value) == "st"
    }
    assert found == set()
