"""The recipes of CONTRIBUTING.md are complete: a toy, added in the files that a recipe names, is seen in the app."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.recipes.choices import ACTIVATION, DATA_SET, OPTIMISER
from tests.recipes.explorables import EXPLORABLE
from tests.recipes.lessons import LESSON
from tests.recipes.pages_and_verdicts import PAGE, VERDICT
from tests.recipes.settings_and_tabs import SETTING, TAB
from tests.recipes.toy import Toy

ROOT = Path(__file__).parents[2]
TOYS = (ACTIVATION, OPTIMISER, DATA_SET, SETTING, TAB, PAGE, VERDICT, LESSON, EXPLORABLE)
DRIVER = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "tests/ui").glob("[!t]*.py"))
TREE = ("playground", "datasets", ".streamlit", "app.py", "pyproject.toml", *DRIVER)


def recipe(title: str) -> set[str]:
    """Return the files that a recipe's steps name."""
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    section = text.partition(f"\n### {title}\n")[2].partition("\n### ")[0]
    steps = re.findall(r"^\d\. (.*(?:\n   .*)*)", section, re.MULTILINE)
    files = {name for step in steps for name in re.findall(r"`([\w./]+\.(?:py|toml))`", step)}
    assert files, f"there is no recipe for {title}"
    return files


def files_of(folder: Path) -> dict[str, bytes]:
    """Return the content of every file below a folder, by its path."""
    paths = [path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the tree to which a toy can be added."""
    for name in TREE:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


@pytest.mark.long
@pytest.mark.parametrize("toy", TOYS, ids=[toy.recipe for toy in TOYS])
def test_a_toy_added_by_its_recipe_is_seen_in_the_app(copy: Path, toy: Toy) -> None:
    before = files_of(copy)
    toy.add(copy)
    after = files_of(copy)
    touched = {path for path in after if after[path] != before.get(path)}

    assert touched <= recipe(toy.recipe)
    command = [sys.executable, "-W", "error::SyntaxWarning", "-c", toy.program]
    result = subprocess.run(command, cwd=copy, capture_output=True, encoding="utf-8", check=False)
    assert (result.returncode, result.stdout.splitlines()[-1:]) == (0, ["seen"]), result.stdout + result.stderr


def test_every_file_that_a_recipe_names_exists() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    named = set(re.findall(r"`((?:playground|datasets|tests|docs|benchmarks)/[\w./]+|[a-z]+\.(?:py|toml))`", text))
    toys = {path for toy in TOYS for path, anchor, _ in toy.edits if not anchor}
    beside = {"test_decay.py", "remedies.py"}  # named with the folder in which they stand

    assert named
    assert {name for name in named - toys - beside if not (ROOT / name).exists()} == set()
