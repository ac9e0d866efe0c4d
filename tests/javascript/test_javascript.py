"""The checks of the stage's scripts, as tests among the others."""

import subprocess
from pathlib import Path

import pytest

from tests.javascript.node import FOLDER, PACKAGES, REMEDY, UNPACKED, find_node, run

ROOT = Path(__file__).parents[2]
SCRIPTS = ROOT / "playground" / "ui" / "live" / "scripts"
LONGEST_MODULE = 220


@pytest.mark.long
def test_the_scripts_pass_their_tests() -> None:
    result = run("test", capture=True)

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


@pytest.mark.long
def test_the_library_is_what_its_maker_makes_of_the_locked_packages(tmp_path: Path) -> None:
    node = find_node()
    assert node is not None, REMEDY
    assert PACKAGES.exists(), UNPACKED
    subprocess.run([node, FOLDER / "make_vendor.js", tmp_path], check=True, timeout=120)

    made, kept = (
        {path.name: path.read_bytes() for path in folder.iterdir()} for folder in (tmp_path, SCRIPTS / "vendor")
    )
    assert made == kept
    assert b"vega-lite 6." in kept["VERSIONS.txt"]
