"""The checks of the stage's scripts, as tests among the others."""

from pathlib import Path

import pytest

from tests.javascript.node import FOLDER, run

ROOT = Path(__file__).parents[2]
SCRIPTS = ROOT / "playground" / "ui" / "live" / "scripts"
LONGEST_MODULE = 220


@pytest.mark.parametrize("command", ["lint", "test"])
def test_the_scripts_pass(command: str) -> None:
    result = run(command, capture=True)

    assert result.returncode == 0, result.stdout + result.stderr


def test_no_script_is_too_long_to_read_in_one_go() -> None:
    own = [path for path in [*SCRIPTS.rglob("*.js"), *FOLDER.glob("*.js")] if path.parent.name != "vendor"]
    lengths = [(len(path.read_text("utf-8").splitlines()), path.name) for path in own]

    assert len(own) > 10
    assert [(length, name) for length, name in lengths if length > LONGEST_MODULE] == []


def test_every_script_says_what_lives_there() -> None:
    own = [path for path in SCRIPTS.rglob("*.js") if path.parent.name != "vendor"]

    assert [path.name for path in own if not path.read_text("utf-8").startswith("/**")] == []


def test_the_lock_names_no_address() -> None:
    assert '"resolved"' not in (FOLDER / "package-lock.json").read_text("utf-8")


def test_the_bundled_versions_are_the_locked_ones_with_their_licences() -> None:
    versions = (SCRIPTS / "vendor" / "VERSIONS.txt").read_text("utf-8")
    licences = (SCRIPTS / "vendor" / "LICENCES.txt").read_text("utf-8")
    lock = (FOLDER / "package-lock.json").read_text("utf-8")
    named = [line.split(" ")[:2] for line in versions.splitlines()[2:]]

    assert {"vega", "vega-lite"} < {name for name, _ in named}
    for name, version in named:
        assert f'"node_modules/{name}": {{\n      "version": "{version}"' in lock
        assert f"{name} {version}\n\n" in licences
