"""The key of a cell knows all code that its numbers come from, wherever that lies."""

import sys
from pathlib import Path

import pytest

from playground.comparisons.sweep.cell_key import PACKAGES, TRAINED_BY, code_version
from playground.comparisons.sweep.sources import sources_of


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package that can be imported: a module, what it imports in three ways, and what nobody imports."""
    folder = tmp_path / "sourced"
    (folder / "deep").mkdir(parents=True)
    (folder / "__init__.py").write_text("")
    (folder / "deep" / "__init__.py").write_text("from sourced.by_package import X\n")
    (folder / "deep" / "leaf.py").write_text("from ..relative import Y\n")
    (folder / "main.py").write_text("import json\nfrom sourced.deep import leaf\n\ndef f():\n    import sourced.late\n")
    for name in ("by_package", "relative", "late", "stranger"):
        (folder / f"{name}.py").write_text("X = Y = 1\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield folder
    for name in [name for name in sys.modules if name.partition(".")[0] == "sourced"]:
        del sys.modules[name]


def test_imports_are_followed_wherever_they_stand(package: Path) -> None:
    found = sources_of("sourced.main", frozenset({"sourced"}))

    assert set(found) == {
        "sourced", "sourced.main", "sourced.deep", "sourced.deep.leaf", "sourced.by_package", "sourced.relative",
        "sourced.late",
    }  # fmt: skip
    assert found["sourced.late"] == (package / "late.py").read_bytes()


def test_other_packages_are_left_out(package: Path) -> None:
    assert sources_of("sourced.main", frozenset({"json"})) == {}


def test_a_cell_depends_on_all_that_makes_and_counts_its_numbers() -> None:
    found = sources_of(TRAINED_BY, PACKAGES)

    assert set(found) >= {
        "datasets.loader", "datasets.synthetic", "playground.settings.fields", "playground.settings.run",
        "playground.network.dense", "playground.network.activations.smooth", "playground.optimisation.adaptive",
        "playground.training.trainer", "playground.measurements.sparsity",
    }  # fmt: skip
    assert not [name for name in found if name.startswith(("playground.ui", "playground.charts", "playground.words"))]


def test_the_version_changes_with_a_source(monkeypatch: pytest.MonkeyPatch) -> None:
    code_version.cache_clear()
    before = code_version()
    sources = sources_of(TRAINED_BY, PACKAGES)
    for name in ("datasets.split", "playground.measurements.sparsity", "playground.settings.fields"):
        changed = sources | {name: sources[name] + b"#"}
        monkeypatch.setattr("playground.comparisons.sweep.cell_key.sources_of", lambda *_, changed=changed: changed)
        code_version.cache_clear()
        assert code_version() != before
    monkeypatch.undo()
    code_version.cache_clear()
    assert code_version() == before
