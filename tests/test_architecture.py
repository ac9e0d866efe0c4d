"""Data goes one way through the house: who may import whom."""

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("datasets", "playground")
MOST_MODULES = 15


def check_contracts(folder: Path) -> subprocess.CompletedProcess[str]:
    """Check the contracts of pyproject.toml against the packages in ``folder``."""
    program = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    command = [sys.executable, "-c", program]
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)


def modules_in(*folders: str) -> list[Path]:
    """Return every module below ``folders``, of which there must be some."""
    modules = sorted(module for folder in folders for module in (ROOT / folder).rglob("*.py"))
    assert modules, f"no modules in {folders}"
    return modules


def imports_of(module: Path) -> Iterator[str]:
    """Yield the full dotted name of everything ``module`` imports, wherever in the file it does so."""
    package = module.relative_to(ROOT).parts[:-1]
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{base}.{alias.name}" for alias in node.names)


def name_of(module: Path) -> str:
    """Return the dotted name of a module."""
    return ".".join(module.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def is_within(name: str, *packages: str) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def test_import_contracts_are_kept() -> None:
    result = check_contracts(ROOT)

    assert result.returncode == 0, result.stdout + result.stderr


BREACHES = {
    "Data goes one way": ("playground/training/breach.py", "import playground.ui"),
    "Settings are made of fields": ("playground/settings/fields.py", "import playground.settings.links"),
    "Race, luck and sweep know": ("playground/comparisons/luck/breach.py", "import playground.comparisons.race"),
    "The figures of one page": ("playground/charts/luck/breach.py", "import playground.charts.train"),
    "Pages are made of": ("playground/ui/luck/breach.py", "import playground.ui.race"),
    "Other pages start from": ("playground/ui/sweep/breach.py", "import playground.ui.train.stage"),
    "The datasets know nothing": ("datasets/breach.py", "import playground.training"),
    "The playground knows the datasets": ("playground/training/breach.py", "import datasets"),
    "The network knows nothing": ("playground/network/breach.py", "import datasets"),
    "Training follows epochs": ("playground/training/breach.py", "import time"),
    "Streamlit is imported": ("playground/charts/breach.py", "import streamlit"),
    "Altair is imported": ("playground/measurements/breach.py", "import altair"),
}


@pytest.fixture(scope="module")
def verdict_on_breaches(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the contracts say of a copy of the tree in which every one of them is broken."""
    copy = tmp_path_factory.mktemp("breached")
    shutil.copy(ROOT / "pyproject.toml", copy)
    for package in PACKAGES:
        shutil.copytree(ROOT / package, copy / package, ignore=shutil.ignore_patterns("__pycache__"))
    for path, line in BREACHES.values():
        with (copy / path).open("a", encoding="utf-8") as module:
            module.write(f"{line}\n")
    result = check_contracts(copy)
    assert "Contracts: 0 kept" in result.stdout, result.stdout + result.stderr
    return result.stdout


@pytest.mark.parametrize("contract", BREACHES)
def test_import_contract_notices_a_breach(contract: str, verdict_on_breaches: str) -> None:
    lines = [line for line in verdict_on_breaches.splitlines() if line.startswith(contract)]

    assert any(" BROKEN" in line for line in lines), verdict_on_breaches


def test_datasets_import_each_other_by_relative_names_as_a_wheel_has_them_elsewhere() -> None:
    absolute = [
        f"{module.relative_to(ROOT)}: {node.module}"
        for module in modules_in("datasets")
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and not node.level and is_within(str(node.module), "datasets")
    ]

    assert absolute == []


def test_every_folder_of_modules_is_a_package_the_contracts_can_see() -> None:
    folders = {module.parent for module in modules_in(*PACKAGES)}

    assert [folder for folder in sorted(folders) if not (folder / "__init__.py").is_file()] == []


def test_no_folder_holds_more_modules_than_a_reader_can_survey() -> None:
    folders: dict[str, list[str]] = {}
    for module in modules_in(*PACKAGES, "benchmarks", "tests"):
        if module.name != "__init__.py":
            folders.setdefault(module.parent.relative_to(ROOT).as_posix(), []).append(module.name)

    assert {folder: names for folder, names in folders.items() if len(names) > MOST_MODULES} == {}


def test_no_module_imports_itself_by_way_of_others() -> None:
    modules = {name_of(module): module for module in modules_in(*PACKAGES, "benchmarks")}
    graph = {
        name: {found if found in modules else found.rpartition(".")[0] for found in imports_of(module)} & modules.keys()
        for name, module in modules.items()
    }

    assert list(TopologicalSorter(graph).static_order())  # CycleError names the circle


def test_network_imports_numpy_scipy_special_and_the_standard_library_alone() -> None:
    allowed = {"numpy", "scipy.special", "playground.network", *sys.stdlib_module_names}
    foreign = [
        f"{module.relative_to(ROOT)}: {name}"
        for module in modules_in("playground/network")
        for name in imports_of(module)
        if not is_within(name, *allowed)
    ]

    assert foreign == []


def test_only_one_file_touches_the_session_state() -> None:
    modules = [ROOT / "app.py", *modules_in(*PACKAGES)]
    touching = [
        module.relative_to(ROOT).as_posix() for module in modules if "session_state" in module.read_text("utf-8")
    ]

    assert touching == ["playground/ui/shell/tab_state.py"]


def test_only_one_file_speaks_streamlits_protocol() -> None:
    undocumented = ("streamlit.proto", "streamlit.runtime", "streamlit.web")
    speaking = [
        module.relative_to(ROOT).as_posix()
        for module in [ROOT / "app.py", *modules_in(*PACKAGES)]
        if any(is_within(name, *undocumented) for name in imports_of(module))
    ]

    assert speaking == ["playground/ui/shell/serving/closed_tabs.py"]


def test_app_reaches_the_playground_through_its_ui_only() -> None:
    allowed = {"streamlit", "playground.ui", *sys.stdlib_module_names}

    assert [name for name in imports_of(ROOT / "app.py") if not is_within(name, *allowed)] == []


def test_app_does_no_arithmetic() -> None:
    nodes = ast.walk(ast.parse((ROOT / "app.py").read_text("utf-8")))
    sums = (ast.BinOp, ast.AugAssign)

    assert [ast.unparse(node) for node in nodes if isinstance(node, sums)] == []
