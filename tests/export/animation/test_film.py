"""A film shows the epochs that were chosen, in order, in one file; it can be ended, and says how far it is."""

import io
import threading
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageSequence

from playground.charts.answer import network_answer
from playground.charts.kit.theme import PRINTED, Theme
from playground.export.animation.epochs import SPACINGS, epochs_of_film
from playground.export.animation.film import HEIGHT, STRIP, WIDTH, Scene, film, scene_of
from playground.export.animation.formats import FORMATS
from playground.export.animation.job import FilmJob
from playground.measurements.run import Run
from playground.settings.run import DataSettings, Settings
from playground.words.numbers import number


def scene(run: Run, epoch: int, theme: Theme = PRINTED) -> Scene:
    shown = run.at(epoch)
    return scene_of(shown, network_answer(shown, theme, show_test=True, discretise=False), theme)


@given(st.integers(0, 100_000), st.integers(2, 200), st.sampled_from(SPACINGS))
def test_epochs_rise_from_the_first_to_the_last(last: int, most: int, spacing: str) -> None:
    epochs = epochs_of_film(last, most, spacing)

    assert (epochs[0], epochs[-1]) == (0, last)
    assert epochs == sorted(set(epochs))
    assert len(epochs) <= most
    if last >= most and spacing == "linear":
        steps = [b - a for a, b in pairwise(epochs)]
        assert len(epochs) == most
        assert max(steps) - min(steps) <= 1
    if last >= 10 * most and len(epochs) > 2 and spacing == "log":
        assert epochs[len(epochs) // 2] < last / 4


@pytest.mark.long
@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("data", ["moons", "sine"])
def test_a_film_has_a_frame_for_each_epoch_and_begins_again(make_run, form: str, data: str) -> None:
    run = make_run(data, epochs=6)
    told: list[int] = []
    content = film((scene(run, epoch) for epoch in (0, 3, 6)), form, progress=told.append)
    with Image.open(io.BytesIO(content)) as moving:
        frames = [frame.convert("RGB") for frame in ImageSequence.Iterator(moving)]
        assert (moving.format, moving.info["loop"]) == (FORMATS[form].name.upper(), 0)

    assert told == [1, 2, 3]
    assert [frame.size for frame in frames] == [(WIDTH, HEIGHT + STRIP)] * 3
    assert len({frame.tobytes() for frame in frames}) == 3


@pytest.mark.long
def test_a_film_is_dark_on_a_dark_page(make_run) -> None:
    content = film([scene(make_run(epochs=2), 2, Theme(dark=True))], "webp")
    with Image.open(io.BytesIO(content)) as picture:
        assert max(picture.convert("RGB").getpixel((1, HEIGHT + STRIP - 1))) < 60


@pytest.mark.long
def test_a_job_says_how_far_it_is_and_hands_over_the_film(make_run) -> None:
    run = make_run(epochs=3)
    job = FilmJob([0, 1, 2, 3], "gif", lambda epoch: scene(run, epoch))
    job.wait()

    assert (job.done, job.total, job.is_running, job.error, job.is_lost) == (4, 4, False, "", False)
    assert job.content is not None
    assert job.content.startswith(b"GIF89a")


@pytest.mark.long
def test_a_job_can_be_ended(make_run) -> None:
    run, asked, may_go_on = make_run(epochs=3), [], threading.Event()

    def draw(epoch: int) -> Scene:
        asked.append(epoch)
        if len(asked) == 2:
            may_go_on.wait(60)
        return scene(run, epoch % 4)

    job = FilmJob(range(1000), "gif", draw)
    job.cancel()
    may_go_on.set()
    job.wait()

    assert job.content is None
    assert len(asked) < 100
    assert (job.error, job.is_lost) == ("", False)


def test_a_job_whose_run_became_another_says_so_and_one_that_fails_says_why() -> None:
    def fail(epoch: int) -> Scene:
        raise RuntimeError("no memory")

    lost, failed = FilmJob([0, 1], "gif", lambda _: None), FilmJob([0, 1], "gif", fail)
    for job in (lost, failed):
        job.wait()

    assert (lost.is_lost, lost.error, lost.content) == (True, "", None)
    assert (failed.is_lost, failed.error, failed.content) == (False, "RuntimeError: no memory", None)


@pytest.mark.parametrize("share", [0.0, 0.25])
def test_the_words_above_it_have_the_validation_loss_where_there_is_one(share: float) -> None:
    run = Run(Settings(DataSettings(n_samples=60, valid_share=share)))
    run.trainer.advance(2)
    words, losses = scene(run, 2).words, run.trainer.evaluation

    assert f"test loss {number(losses.test_loss)}" in words
    assert ("validation" in words) == (share > 0)
    if losses.valid_loss is not None:
        assert f"validation loss {number(losses.valid_loss)}" in words
