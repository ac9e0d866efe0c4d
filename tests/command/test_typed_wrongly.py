"""What is typed wrongly is named as it was typed, with the nearest right one, before anything is trained."""

import re
from io import StringIO

import pytest

from playground.command.parser import problem_of
from playground.settings.declaration import options_of
from playground.settings.fields import Domain, Several, domains
from playground.settings.nearest import nearest_value
from playground.settings.pages import LuckSettings, SweepSettings
from playground.settings.run import PARTS
from tests.command.typed import refusal

DOMAINS = [domain for kind in (*PARTS.values(), LuckSettings, SweepSettings) for domain in domains(kind).values()]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--l2", "5000"], "argument --l2: '5000' is not a number from 0 to 1000; the nearest is 1000"),
        (["--noise", "-1"], "argument --noise: '-1' is not a number from 0 to 1; the nearest is 0"),
        (["--l2=1e4"], "argument --l2: '1e4' is not a number from 0 to 1000; the nearest is 1000"),
        (["--l1", "much"], "argument --l1: 'much' is not a number from 0 to 1000"),
        (["--rate", "0,1"], "argument --rate: '0,1' is not a number from 0.000001 to 100; the nearest is 0.1"),
        (["--flip", "20 %"], "argument --flip: '20 %' is not a number from 0 to 0.5; the nearest is 0.2"),
        (["--rate", "nan"], "argument --rate: 'nan' is not a number from 0.000001 to 100"),
        (["--n", "30.5"], "argument --n: '30.5' is not a whole number from 20 to 5000; the nearest is 30"),
        (["--data", "mars"], "argument --data: 'mars' is not one of moons, circles, .*, diabetes"),
        (["--data", "Moon"], "argument --data: 'Moon' is not one of .*; the nearest is moons"),
        (["--act", "Leaky ReLU"], "argument --act: 'Leaky ReLU' is not one of .*; the nearest is leaky_relu"),
        (["--layers", "8,x"], "argument --layers: '8,x' is not 0 to 6 entries with commas between, each .*, or none"),
        (["--layers", "8x900"], "argument --layers: '8x900' is not .*; the nearest is 8,256"),
        (["--inputs", "x,x"], "argument --inputs: 'x,x' is not 1 to 7 different entries .*; the nearest is x"),
        (["--format", "jsn"], "argument --format: 'jsn' is not one of csv, json; the nearest is json"),
        (["luck", "--pair", "yes"], "argument --pair: 'yes' is not 0 or 1; the nearest is 1"),
        (["luck", "--seeds", "3"], "argument --seeds: '3' is not a whole number from 5 to 50; the nearest is 5"),
        (["luck", "--b.dropuot", "1"], "there is no option --b.dropuot; the nearest is --b.dropout"),
        (["sweep", "--knob", "drop-out"], "argument --knob: 'drop-out' is not one of .*; the nearest is dropout"),
        (["--epoch", "5"], "there is no option --epoch; the nearest is --epochs"),
        (["--epoch=5"], "there is no option --epoch; the nearest is --epochs"),
        (["--learning-rate", "5"], "there is no option --learning-rate; the nearest is --rate"),
        (["-n", "50"], "there is no option -n; the nearest is --n"),
        (["--zzz"], "there is no option --zzz"),
        (["swep"], "'swep' is no command, .* run, luck, sweep, runs, .*; the nearest is sweep"),
        (
            ["moons"],
            "'moons' is no command, which would be one of run, luck, sweep, runs, claims, and no link, .* mark",
        ),
        (["--format", "json", "luck"], "the command luck must come first: python -m playground luck"),
        (["run", "moons"], "'moons' is no link, which has a question mark, such as '.v=2&data=moons'"),
        (["run", "?n=40", "?n=50"], "there is one link too many: '.n=50'"),
        (["--url", "?n=40", "?n=50"], "there is one link too many: '.n=50'"),
        (["runs", "twelve"], "'twelve' is no number of a run, such as 12"),
        (["--data", "digits", "--n", "20", "--test", "0.9"], ".* 20 samples leaves .* ask for more samples.*"),
        (["sweep", "--from", "5", "--to", "2"], "This sweep cannot be made. .*From must be below To."),
    ],
)
def test_what_is_typed_wrongly_is_named_with_the_nearest_right_one(
    words: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert re.fullmatch(message, refusal(words, capsys))


@pytest.mark.parametrize(("text", "n"), [("", 0), ("?n=40\n?n=50\n", 2)])
def test_standard_input_holds_one_link(
    text: str, n: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", StringIO(text))

    assert refusal(["-"], capsys) == f"there must be one link on standard input, on one line; there are {n}"


@pytest.mark.parametrize("domain", DOMAINS, ids=lambda domain: domain.key)
def test_whatever_is_typed_the_nearest_value_is_one_that_is_taken(domain: Domain) -> None:
    words = [*options_of(domain), *(record.title for record in options_of(domain).values())]
    for typed in ("-1", "1e9", "0,5", "50%", "inf", "nan", "", "x", "yes", "1,1", "8x8", "[3, 4]", *words):
        nearest, problem = nearest_value(domain, typed), problem_of(domain, typed)
        if problem is not None and nearest is not None and not isinstance(domain, Several):
            assert problem_of(domain, nearest) is None
            assert problem.endswith(f"; the nearest is {nearest}")
        if problem is not None:
            assert repr(typed) in problem
    assert all(problem_of(domain, typed) is None for typed in options_of(domain))
