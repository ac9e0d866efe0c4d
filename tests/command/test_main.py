"""Which commands there are, and what all of them say of themselves."""

import platform

import numpy as np
import pytest

import playground
from playground.__main__ import main
from playground.command.main import COMMANDS
from playground.settings.fields import domains
from playground.settings.pages import LuckSettings, SweepSettings


@pytest.mark.parametrize("words", [[], *([name] for name in COMMANDS)], ids=str)
def test_every_command_says_its_version_on_one_line(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main([*words, "--version"])

    assert end.value.code == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(f"overfitting-playground {playground.__version__} (Python {platform.python_version()}, ")
    assert f"NumPy {np.__version__}, " in line


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_that_names_the_others(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main([name, "--help"])

    assert end.value.code == 0
    text = " ".join(capsys.readouterr().out.split())
    assert text.startswith(f"usage: python -m playground {name} ")
    assert f"Other commands: {', '.join(other for other in COMMANDS if other != name)};" in text


@pytest.mark.parametrize(
    ("name", "kind", "hidden"),
    [
        ("luck", LuckSettings, {"edit", "curve", "logloss", "presenter"}),
        ("sweep", SweepSettings, {"measure", "logaxis", "presenter"}),
    ],
)
def test_every_setting_of_a_page_that_changes_numbers_is_an_option(
    name: str, kind: type, hidden: set[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main([name, "--help"])

    text = capsys.readouterr().out
    assert {domain.key for domain in domains(kind).values() if f"  --{domain.key}" not in text} == hidden
