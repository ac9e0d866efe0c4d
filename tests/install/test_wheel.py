"""The program as a wheel, in an environment of its own beside a package that is called datasets, from any folder."""

import json
import re
import shutil
import subprocess
import sys
import sysconfig
import urllib.request
import venv
import zipfile
from pathlib import Path
from urllib.error import HTTPError

import pytest

from playground import __version__
from playground.script import as_python
from playground.settings.run import DataSettings, Settings
from tests.browser.server import answers, free_port, running

ROOT = Path(__file__).resolve().parents[2]
NEIGHBOUR = '"""A library of another origin."""\n\n\ndef load_dataset() -> str:\n    return "theirs"\n'
USE_BOTH = """\
import json, sys
from pathlib import Path

import datasets
import playground
from playground.datasets import load
from playground.estimator import MLPClassifier

data = load("moons", n_samples=100)
model = MLPClassifier(max_epochs=3).fit(data.X_train, data.y_train)
print(json.dumps({
    "theirs": datasets.load_dataset(),
    "ours": Path(playground.__file__).parents[1].as_posix(),
    "score": float(model.score(data.X_test, data.y_test)),
    "streamlit": "streamlit" in sys.modules,
}))
"""
pytestmark = pytest.mark.long


def image_files(folder: Path) -> None:
    """Copy what .dockerignore lets into an image, which lists what is kept after ``*``."""
    lines = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    assert "*" in lines
    for pattern in (line[1:] for line in lines if line.startswith("!")):
        found = sorted(ROOT.glob(pattern))
        assert found, pattern
        for path in found:
            target = folder / path.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            if path.is_dir():
                shutil.copytree(path, target, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(path, target)


def dockerfile_words(instruction: str) -> list[str]:
    """Return the words of an instruction of the last image that has the form of a list."""
    text = (ROOT / "Dockerfile").read_text("utf-8").replace("\\\n", " ")
    found: list[str] = json.loads(re.findall(rf"^{instruction}\b[^\[\n]*(\[.*\])$", text, re.MULTILINE)[-1])
    return found


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel of what an image is made of."""
    source, built = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("built")
    image_files(source)
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(built)],
        cwd=source, check=True, capture_output=True,
    )  # fmt: skip
    (path,) = built.iterdir()
    return path


@pytest.fixture(scope="module")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of an environment with the wheel, what it needs, and another package called datasets."""
    place = tmp_path_factory.mktemp("environment")
    venv.create(place, with_pip=False)
    paths = sysconfig.get_paths("venv", vars={"base": str(place), "platbase": str(place)})
    packages, scripts = Path(paths["purelib"]), Path(paths["scripts"])
    # What the wheel needs was installed for the tests already.
    (packages / "of_the_tests.pth").write_text(sysconfig.get_paths()["purelib"] + "\n", "utf-8")
    (packages / "datasets").mkdir()
    (packages / "datasets" / "__init__.py").write_text(NEIGHBOUR, "utf-8")
    python = scripts / Path(sys.executable).name
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-deps", "--no-index", str(wheel)],
        check=True, capture_output=True,
    )  # fmt: skip
    return scripts


def said(programs: Path, folder: Path, *words: str) -> str:
    """Return what the environment's Python prints, in a folder that is not the project's."""
    python = str(programs / Path(sys.executable).name)
    result = subprocess.run([python, *words], cwd=folder, capture_output=True, encoding="utf-8", check=False)
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_a_wheel_has_one_package_and_names_what_it_needs_and_its_extras(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        (metadata,) = (name for name in names if name.endswith(".dist-info/METADATA"))
        needed = re.findall(r"^Requires-Dist: ([\w-]+)", archive.read(metadata).decode(), re.MULTILINE)
    tops = {name.partition("/")[0] for name in names}
    required = {
        extra: re.findall(r"^([\w-]+)>=", (ROOT / f"requirements{extra}.txt").read_text("utf-8"), re.MULTILINE)
        for extra in ("", "-dask", "-mlflow")
    }

    assert tops == {"playground", metadata.partition("/")[0]}
    assert "playground/datasets.py" not in names
    assert {"playground/datasets/__init__.py", "playground/datasets/harder/sizes.py"} <= {*names}
    assert sorted(needed) == sorted(name for every in required.values() for name in every)


def test_the_wheel_and_a_library_called_datasets_are_used_together_without_streamlit(
    programs: Path, tmp_path: Path
) -> None:
    found = json.loads(said(programs, tmp_path, "-c", USE_BOTH))

    assert found["theirs"] == "theirs"
    assert Path(found["ours"]).is_relative_to(programs.parent)
    assert found["score"] > 0.5
    assert not found["streamlit"]


def test_a_run_copied_as_python_prints_the_same_as_in_the_repository(programs: Path, tmp_path: Path) -> None:
    program = as_python(Settings(DataSettings(n_samples=60)), 3)
    (tmp_path / "copied.py").write_text(program, "utf-8")
    here = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)

    assert said(programs, tmp_path, "copied.py") == here.stdout
    assert "epoch 3" in here.stdout


def test_the_command_line_is_there_from_any_folder(programs: Path, tmp_path: Path) -> None:
    link = "?data=circles&n=60&epochs=2"

    assert "2" in said(programs, tmp_path, "-m", "playground", "run", link)
    assert [*tmp_path.iterdir()] == []


def test_the_installed_program_says_which_version_it_is(programs: Path, tmp_path: Path) -> None:
    program = programs / "overfitting-playground"
    result = subprocess.run([program, "--version"], cwd=tmp_path, capture_output=True, encoding="utf-8", check=True)

    assert result.stdout == f"overfitting-playground {__version__}\n"


def test_the_entry_of_the_image_starts_the_dashboard_with_its_own_configuration(programs: Path, tmp_path: Path) -> None:
    entry, check = dockerfile_words("ENTRYPOINT"), dockerfile_words("HEALTHCHECK")
    port = str(free_port())
    command = [str(programs / entry[0]), *(word.replace("8501", port) for word in entry[1:])]
    address = f"http://localhost:{port}/"
    with running(command, ready=lambda: answers(f"{address}_stcore/health"), folder=tmp_path):
        said(programs, tmp_path, *(word.replace("8501", port) for word in check[1:]))
        assert answers(address)
        # Whom the server answers stands in the configuration, which is found beside the program.
        stranger = urllib.request.Request(address, headers={"Host": "stranger.example"})
        with pytest.raises(HTTPError) as refused:
            urllib.request.urlopen(stranger, timeout=5)
        refused.value.close()
        assert 400 <= refused.value.code < 500
