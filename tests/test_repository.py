"""Laws about the repository itself: pins, paths, docstrings, the length of modules, and formulas in docs."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from playground.network.activations import ACTIVATIONS
from playground.network.losses import LOSSES

ROOT = Path(__file__).parents[1]
LONGEST_MODULE = 220

# Neither pattern matches itself, so this file is read like every other.
MACHINE_PATH = re.compile(r"(?<![\w.~/\-])/(?:home|root|Users|work|tmp)/\w")
REGISTRY = re.compile(r"pypi\.org|pythonhosted\.org|npmjs\.org|deb\.debian\.org|--(?:extra-)?index-url")


def modules(*folders: str) -> list[Path]:
    """Return every module below the folders, by default those of the two packages; there must be some in each."""
    found = {folder: sorted(ROOT.glob(f"{folder}/**/*.py")) for folder in folders or ("datasets", "playground")}
    assert all(found.values())
    return [module for below in found.values() for module in below]


def text_files() -> Iterator[tuple[Path, str]]:
    """Yield every text file that is not ignored by git, as its path within the repository and its text."""
    lines = (ROOT / ".gitignore").read_text("utf-8").splitlines()
    ignored = {".git", *(line.rstrip("/") for line in lines if line.endswith("/"))}

    def walk(folder: Path) -> Iterator[Path]:
        for path in sorted(folder.iterdir()):
            if path.name in ignored or path.relative_to(ROOT).as_posix() in ignored:
                continue
            if path.is_dir():
                yield from walk(path)
            else:
                yield path

    for path in walk(ROOT):
        content = path.read_bytes()
        if b"\0" not in content:
            yield path.relative_to(ROOT), content.decode("utf-8")


def lines_matching(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{path}:{number}: {line}"
        for path, text in text_files()
        for number, line in enumerate(text.splitlines(), start=1)
        if pattern.search(line)
    ]


def normalised(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def pins() -> dict[str, str]:
    """Return the version of each package in requirements.lock; every line must pin one."""
    lines = (ROOT / "requirements.lock").read_text("utf-8").splitlines()
    matches = [(line, re.fullmatch(r"([\w.\-]+)==([\w.!+]+)", line)) for line in lines]
    assert [line for line, match in matches if not match] == []
    return {normalised(match[1]): match[2] for _, match in matches if match}


def direct_requirements() -> dict[str, str]:
    """Return the range of each package named in the files of requirements."""
    lines = [
        line
        for name in ("requirements.txt", "requirements-dask.txt", "requirements-dev.txt")
        for line in (ROOT / name).read_text("utf-8").splitlines()
        if line and not line.startswith(("#", "-r "))
    ]
    matches = [(line, re.fullmatch(r"([\w.\-]+)(>=[\d.]+,<[\d.]+)", line)) for line in lines]
    assert [line for line, match in matches if not match] == [], "each line is: name>=lowest,<excluded"
    return {normalised(match[1]): match[2] for _, match in matches if match}


def version(text: str) -> list[int]:
    return [int(part) for part in text.partition(".post")[0].split(".")]


def test_lock_pins_every_direct_requirement_within_its_range() -> None:
    pinned = pins()
    outside = []
    for name, bounds in direct_requirements().items():
        lowest, excluded = (version(bound.lstrip("<>=")) for bound in bounds.split(","))
        if name not in pinned or not lowest <= version(pinned[name]) < excluded:
            outside.append(f"{name}{bounds} but the lock has {pinned.get(name)}")

    assert outside == []


def test_lock_names_no_address() -> None:
    assert "http" not in (ROOT / "requirements.lock").read_text("utf-8")


def test_changelog_has_a_section_for_what_is_unreleased() -> None:
    assert "\n## [Unreleased]\n" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_no_file_speaks_of_somebodys_machine() -> None:
    assert lines_matching(MACHINE_PATH) == []


def test_no_file_names_a_package_registry() -> None:
    assert lines_matching(REGISTRY) == []


def test_every_module_says_what_lives_there() -> None:
    silent = [
        str(module.relative_to(ROOT))
        for module in modules()
        if not ast.get_docstring(ast.parse(module.read_text("utf-8")))
    ]

    assert silent == []


def test_every_public_function_and_class_has_a_docstring() -> None:
    definitions = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    silent = [
        f"{module.relative_to(ROOT)}: {node.name}"
        for module in modules()
        for node in ast.parse(module.read_text("utf-8")).body
        if isinstance(node, definitions) and not node.name.startswith("_") and not ast.get_docstring(node)
    ]

    assert silent == []


def test_no_module_is_too_long_to_read_in_one_go() -> None:
    every = modules("datasets", "playground", "tests", "benchmarks")
    lengths = [(len(module.read_text("utf-8").splitlines()), str(module.relative_to(ROOT))) for module in every]

    assert [(length, name) for length, name in lengths if length > LONGEST_MODULE] == []


def test_every_excerpt_of_the_derivation_stands_in_the_code() -> None:
    rooms = (ROOT / "playground" / "network", ROOT / "playground" / "training")
    code = "\n".join(path.read_text(encoding="utf-8") for room in rooms for path in sorted(room.rglob("*.py")))
    text = (ROOT / "docs" / "backprop.md").read_text(encoding="utf-8")
    excerpts = re.findall(r"```python\n(.*?)```", text, re.DOTALL)

    assert excerpts
    assert [excerpt for excerpt in excerpts if excerpt not in code] == []


def test_the_derivation_has_the_formulas_of_every_activation() -> None:
    text = (ROOT / "docs" / "backprop.md").read_text(encoding="utf-8")
    rows = [
        f"${record.formula.replace('$s', 's')}$ | ${record.slope_formula.replace('$s', 's')}$ |"
        for record in ACTIVATIONS.values()
    ]

    assert [row for row in rows if row not in text] == []


def test_the_notation_has_the_title_and_the_formula_of_every_loss() -> None:
    text = (ROOT / "docs" / "notation.md").read_text(encoding="utf-8")
    named = [record for record in LOSSES.values() if record.formula]

    assert [record.title for record in named if record.title not in text or f"${record.formula}$" not in text] == []


def test_make_finds_the_tests_of_browsers_clusters_and_mlflow_by_their_files() -> None:
    marks = re.compile(r"mark\.(browser|cluster|mlflow)\b")
    found = {
        (path.relative_to(ROOT).as_posix(), kind)
        for path in modules("tests")
        for kind in marks.findall(path.read_text("utf-8"))
    }

    # Browsers are tested below one folder; the others where a test's own file says so, or asks for what real.py has.
    assert {name for name, kind in found if kind == "browser"} <= {"tests/browser/conftest.py"}
    others = {name for name, kind in found if kind != "browser" and "/test_" not in name}
    assert others == {"tests/export/tracking/real.py"}
