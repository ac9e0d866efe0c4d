"""The benchmarks find their files by package, so that a module may move."""

import ast
from pathlib import Path

import pytest

from benchmarks.kit.places import CHARTS, CONVNETJS, OBSERVER, PROGRAM_FINDER, ROOT, folder_of


@pytest.mark.parametrize("folder", [ROOT, CONVNETJS, CHARTS], ids=lambda path: path.name)
def test_folders_of_the_repository_exist(folder: Path) -> None:
    assert folder.is_dir()


@pytest.mark.parametrize(
    "file", [ROOT / "app.py", PROGRAM_FINDER, OBSERVER, CONVNETJS / "train.js"], ids=lambda path: path.name
)
def test_files_of_the_repository_exist(file: Path) -> None:
    assert file.is_file()


@pytest.mark.parametrize("name", ["benchmarks.kit.places", "benchmarks.missing"])
def test_only_a_package_has_a_folder(name: str) -> None:
    with pytest.raises(ModuleNotFoundError, match=name):
        folder_of(name)


def test_no_benchmark_depends_on_where_its_module_lies() -> None:
    modules = sorted(folder_of("benchmarks").rglob("*.py"))
    nodes = {module: list(ast.walk(ast.parse(module.read_text("utf-8")))) for module in modules}

    assert modules
    assert [
        module.relative_to(ROOT).as_posix()
        for module, found in nodes.items()
        if any(isinstance(node, ast.Name) and node.id == "__file__" for node in found)
    ] == []
