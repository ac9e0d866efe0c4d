"""What the ledger, the thinned networks and the confusion matrices draw is what was measured."""

import numpy as np
import pytest

from playground.charts.kit.field_picture import DENSEST
from playground.charts.kit.figure import PROBE, percent
from playground.charts.kit.picture import Picture
from playground.charts.kit.sentence import sentence
from playground.charts.kit.theme import Theme
from playground.charts.train.confusion import confusion_matrices
from playground.charts.train.decision_boundary import decision_boundary
from playground.charts.train.ledger import fitted_shares, ledger_map
from playground.charts.train.regression import fitted_curve
from playground.measurements.boundary import contour
from playground.measurements.recording.ledger import Entries
from playground.words.catalogue import charts as says


def luminance(colour: str) -> float:
    """Return how light a colour #RRGGBB is, from 0 to 1 (relative luminance of WCAG 2.1)."""
    parts = pixels_of(colour) / 255
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


def pixels_of(colour: str) -> np.ndarray:
    return np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)])


def pixels(picture: Picture) -> np.ndarray:
    return np.asarray(picture.image().convert("RGB"), float)


@pytest.mark.parametrize("by", ["since", "first"])
def test_the_map_has_a_row_for_each_training_point_with_its_epoch_and_its_state(make_run, by: str) -> None:
    run = make_run(epochs=20, flipped=0.2)
    entries = run.history.ledger.at(20)
    figure = ledger_map(run.field(), run.dataset, entries, Theme(), discretise=False, by=by)
    rows = figure.data["points"].to_pydict()
    epochs, coloured = (entries.since, entries.fitted) if by == "since" else (entries.first, entries.reached)

    assert rows["flipped"] == run.dataset.flipped.tolist()
    np.testing.assert_allclose(np.stack([rows["x"], rows["y"]], axis=1), run.dataset.plane.train, rtol=1e-6)
    states = np.array(rows["state"])
    np.testing.assert_array_equal(states == "kept", entries.kept)
    np.testing.assert_array_equal(states == "never", ~coloured)
    assert "kept" in states
    np.testing.assert_array_equal(np.array(rows["fitted_in"])[coloured], epochs[coloured])
    assert "A label can be met by chance" in figure.alt


def test_the_map_of_an_earlier_epoch_is_drawn_from_the_same_ledger(make_run) -> None:
    run = make_run(epochs=20, flipped=0.2)
    early = make_run(epochs=4, flipped=0.2)
    drawn = [
        ledger_map(run.field(), run.dataset, looked_at.history.ledger.at(4), Theme(), discretise=False)
        for looked_at in (run, early)
    ]

    assert drawn[0].data["points"].equals(drawn[1].data["points"])
    assert drawn[0].spec is drawn[1].spec
    assert "After epoch 4: " in drawn[0].alt


def test_the_words_of_the_map_give_counts_and_medians_of_true_and_of_flipped_labels(make_run) -> None:
    run = make_run(flipped=0.2)
    n = run.dataset.n_train
    first, lost = np.full(n, 3, np.int32), np.full(n, np.iinfo(np.int32).max, np.int32)
    first[run.dataset.flipped] = 40
    lost[:5] = 44
    since = first.copy()
    since[:5] = 45
    entries = Entries(50, first, lost, since)
    text = ledger_map(run.field(), run.dataset, entries, Theme(), discretise=False, by="first").alt
    for_good = ledger_map(run.field(), run.dataset, entries, Theme(), discretise=False).alt

    assert "points fitted now (the median one since epoch " in for_good
    assert "After epoch 50: 32 of 32 points fitted so far (median epoch 3.00) with true labels" in text
    assert "8 of 8 points fitted so far (median epoch 40.0) with flipped labels" in text
    assert "5 were lost at times" in text


@pytest.mark.parametrize("dark", [False, True])
def test_the_colours_of_epochs_go_one_way_in_lightness(*, dark: bool) -> None:
    steps = np.diff([luminance(colour) for colour in Theme(dark=dark).sequence])

    assert (steps > 0.02).all() if dark else (steps < 0).all()


def test_the_shares_are_two_curves_of_the_history_and_one_with_a_note_when_no_label_is_flipped(make_run) -> None:
    run = make_run(epochs=20, flipped=0.2)
    rows = fitted_shares(run.history, Theme(), flips=True, log_epochs=False).data["shares"].to_pandas()
    for labels, column in (("true", "clean_fitted"), ("flipped", "flipped_fitted")):
        np.testing.assert_allclose(rows[rows["labels"] == labels]["share"], run.history[column], rtol=1e-6)

    plain = make_run(epochs=20)
    figure = fitted_shares(plain.history, Theme(), flips=False, log_epochs=False)
    assert set(figure.data["shares"]["labels"].to_pylist()) == {"true"}
    assert {text.replace("\n", " ") for text in figure.data["note"]["text"].to_pylist()} == {says.NO_FLIPS()}
    assert figure.alt.endswith(
        f"{percent(float(plain.history['clean_fitted'][-1]))} with true labels. {says.NO_FLIPS()}"
    )


def test_thinned_boundaries_are_the_contours_of_the_members_and_of_their_average(make_run) -> None:
    run = make_run(epochs=20, dropout=0.5)
    ensemble, options = run.ensemble(), {"show_test": True, "discretise": False}
    figure = decision_boundary(run.field(), run.dataset, run.trainer.evaluation, Theme(), **options, ensemble=ensemble)
    plain = decision_boundary(run.field(), run.dataset, run.trainer.evaluation, Theme(), **options)

    expected = np.concatenate([line for one in ensemble.fields for line in contour(one)])
    members = figure.data["members"]
    np.testing.assert_allclose(np.stack([members["x"], members["y"]], axis=1), expected, rtol=1e-6)
    assert len(set(members["line"].to_pylist())) == sum(len(contour(one)) for one in ensemble.fields)
    assert figure.data["average"].num_rows == sum(map(len, contour(ensemble.average)))
    assert figure.data["contour"].equals(plain.data["contour"])
    assert "8 thinned networks" in figure.alt
    assert "thinned" not in plain.alt
    assert set(figure.data) - set(plain.data) == {"members", "average", PROBE}  # a haze hides the probabilities


def test_the_haze_darkens_the_picture_where_the_members_disagree(make_run) -> None:
    run = make_run(epochs=20, dropout=0.5)
    ensemble, options = run.ensemble(), {"show_test": True, "discretise": False}
    hazy, plain = (
        pixels(
            decision_boundary(
                run.field(), run.dataset, run.trainer.evaluation, Theme(), **options, ensemble=thinned
            ).pictures["field"]
        )[::-1].sum(axis=-1)
        for thinned in (ensemble, None)
    )
    spread = np.kron(ensemble.spread, np.ones((2, 2)))
    darkened = 1 - hazy / plain

    assert hazy.shape == spread.shape
    ink = pixels_of(Theme().ink).sum()
    expected = DENSEST * spread / 0.5 * (1 - ink / plain)
    assert np.abs(darkened - expected).mean() < 0.02
    assert darkened[spread > 0.1].mean() > darkened[spread < 0.02].mean() + 0.05


def test_the_band_of_curves_is_one_standard_deviation_around_their_average(make_run) -> None:
    run = make_run("sine", epochs=20, dropout=0.5)
    ensemble = run.ensemble()
    figure = fitted_curve(run.field(), run.dataset, run.trainer.evaluation, Theme(), show_test=True, ensemble=ensemble)
    band, average = figure.data["band"].to_pandas(), figure.data["average"].to_pandas()

    reach = figure.data["corners"]["y"].to_numpy()[1]
    mean, spread = ensemble.members.mean(axis=0), ensemble.members.std(axis=0)
    np.testing.assert_allclose(average["y"], np.clip(mean, -reach, reach), rtol=1e-4, atol=1e-5)
    np.testing.assert_allclose(band["y"], np.clip(mean - spread, -reach, reach), rtol=1e-4, atol=1e-5)
    np.testing.assert_allclose(band["high"], np.clip(mean + spread, -reach, reach), rtol=1e-4, atol=1e-5)
    assert figure.data["members"].num_rows == ensemble.members.size


@pytest.mark.parametrize(("name", "k"), [("moons", 2), ("iris", 3), ("digits", 10)])
def test_cells_hold_the_counts_of_both_parts_and_texts_their_precision_and_recall(make_run, name: str, k: int) -> None:
    run = make_run(name, epochs=5, n_samples=120)
    matrices = run.confusions()
    figure = confusion_matrices(matrices, run.dataset.class_names, Theme())
    cells = figure.data["cells"].to_pandas()
    texts = figure.data["texts"].to_pandas()

    counts = np.array(cells["count"]).reshape(2, k, k)
    np.testing.assert_array_equal(counts, [one.counts for one in matrices])
    np.testing.assert_allclose(cells["right"] - cells["left"], 1.0, rtol=1e-5)
    assert cells["right_class"].tolist() == 2 * np.eye(k, dtype=bool).ravel().tolist()
    assert cells["left"][k * k] > texts["x"][: 2 * k + 2].max() - 1  # the second matrix begins beyond the first one
    below = texts[texts["row"] == k + 2]["text"].tolist()
    expected = [v for one in matrices for v in one.precision]
    assert [np.nan if t == "–" else float(t) for t in below] == pytest.approx(expected, abs=0.0051, nan_ok=True)
    for part, one in zip(("Training", "Test"), matrices, strict=True):
        assert f"{part}: {percent(one.accuracy)} right; {run.dataset.class_names[0]} precision " in figure.alt


def test_names_with_a_common_first_word_are_shortened_over_the_columns(make_run) -> None:
    run = make_run("blobs", epochs=1, n_classes=5)
    texts = confusion_matrices(run.confusions(), run.dataset.class_names, Theme()).data["texts"]["text"].to_pylist()

    assert run.dataset.class_names[1] == "class 1"
    assert texts[1:6] == ["0", "1", "2", "3", "4"]


def test_a_sentence_is_drawn_and_spoken() -> None:
    one, other = sentence("There is nothing.", Theme()), sentence("Nor here.", Theme())

    assert one.spec is other.spec
    assert set(one.data["sentence"]["text"].to_pylist()) == {one.alt} == {"There is nothing."}
