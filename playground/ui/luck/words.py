"""What a study says in words and key numbers."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import numpy as np

from playground.comparisons.differences import differences
from playground.comparisons.luck.paired import Paired, compare
from playground.comparisons.luck.seed_results import SeedResults
from playground.comparisons.luck.seed_study import SeedStudy
from playground.ui.parts.numbers import cells
from playground.words.numbers import number, percent

HINT = (
    "<b>Was it luck?</b> A single run depends on its first weights, on the order of its batches and on the samples "
    "that were drawn. Press <b>Start</b> to train the same setting with many seeds and see how far the runs spread: "
    "bands of the learning curves, where the networks agree, and the test loss of each. Set B beside A to see whether "
    "B is really better, seed by seed."
)


def state_line(study: SeedStudy, *, outdated: bool) -> str:
    """Return as HTML how far the study is."""
    n = study.n_seeds * len(study.sides)
    if study.is_done:
        said = f"{n} networks trained for {study.epochs:,} epochs."
    elif study.is_running:
        said = f"Training {n} networks side by side: {percent(study.progress)} done."
    else:
        said = f"Stopped at {percent(study.progress)}."
    said += " The settings have changed since: Start studies the new ones." if outdated else ""
    bar = "" if study.is_done else f'<progress value="{study.progress:.3f}" aria-label="done"></progress>'
    return f'<div class="state luck-state"><span>{said}</span>{bar}</div>'


def key_numbers(results: Sequence[SeedResults], *, regression: bool) -> str:
    """Return the key numbers of a study as HTML."""
    numbers = _of_pair(results) if len(results) > 1 else _of_one(results[0], regression=regression)
    epoch = results[0].epoch
    entries = [("epoch", f"{epoch:,}"), *numbers]
    n_diverged = [of.n_diverged for of in results]
    if any(n_diverged):
        said = " and ".join(f"{count} of {of.n_networks}" for count, of in zip(n_diverged, results, strict=True))
        entries.append(("diverged", said))
    return f'<div class="numbers" data-epoch="{epoch}">{cells(entries)}</div>'


def sentences(study: SeedStudy, results: Sequence[SeedResults]) -> str:
    """Return as HTML what the study says: of one setting how far its seeds spread, of two whether it was luck."""
    if len(results) > 1:
        listed = differences(*study.sides)
        first = paired(results).sentence
        second = f"Differences: {'; '.join(listed)}." if listed else "A and B do not differ in anything."
    else:
        first, second = _spread(results[0]), ""
    if not study.own_data:
        second += " All seeds share one draw of the data: it says nothing of other samples."
    if study.is_done:
        second = " ".join([second, *_stopping(results)])
    else:
        first = f"So far: {first}"
    return f'<div class="luck-said"><p><b>{escape(first)}</b></p><p>{escape(second)}</p></div>'


def paired(results: Sequence[SeedResults]) -> Paired:
    """Return the comparison of the test losses of A and B."""
    a, b = (of.final_test_loss for of in results)
    return compare(a, b)


def _of_one(of: SeedResults, *, regression: bool) -> list[tuple[str, str]]:
    last = np.array([of.epoch])
    train, test = (of.quantiles(name, last)[:, 0] for name in ("train_loss", "test_loss"))
    score, zeros = (float(of.quantiles(name, last)[2, 0]) for name in ("test_score", "zeros"))
    numbers = [
        ("median train loss", number(float(train[2]))),
        ("median test loss", number(float(test[2]))),
        ("80 % of the seeds", f"{number(float(test[0]))} to {number(float(test[4]))}"),
        ("median test R²", number(score)) if regression else ("median test accuracy", percent(score)),
        ("median exact zeros", percent(zeros)),
    ]
    if of.votes is not None:
        numbers.append(("agreement", percent(of.agreement)))
    return numbers


def _of_pair(results: Sequence[SeedResults]) -> list[tuple[str, str]]:
    of = paired(results)
    medians = [
        (f"median test loss {side}", number(float(result.quantiles("test_loss", np.array([result.epoch]))[2, 0])))
        for side, result in zip("AB", results, strict=True)
    ]
    interval = "–" if np.isnan(of.low) else f"{number(of.low)} to {number(of.high)}"
    return [
        *medians,
        ("B lower", f"{of.wins_b} of {of.n}"),
        ("median of B − A", number(of.median)),
        ("95 % interval", interval),
    ]


def _spread(of: SeedResults) -> str:
    finite = of.finite_test_losses
    if not finite.size:
        return f"All {of.n_networks} networks diverged. Try a smaller learning rate."
    low, median, high = (float(q) for q in (finite.min(), np.median(finite), finite.max()))
    said = (
        f"Over {len(finite)} seeds the test loss goes from {number(low)}, the luckiest, to {number(high)}; the median "
        f"is {number(median)}."
    )
    best = of.best_epochs[of.best_epochs > 0]
    if best.size:
        first, last = (round(float(q)) for q in np.quantile(best, (0.1, 0.9)))
        middle = round(float(np.median(best)))
        said += f" It is lowest in epoch {middle} (80 % of the seeds: {first} to {last})."
    return said


def _stopping(results: Sequence[SeedResults]) -> list[str]:
    """Say where early stopping would have stopped the networks."""
    said = []
    for side, of in zip("AB", results, strict=False):
        training = of.settings.training
        if training.early_stopping == "off":
            continue
        stops = of.stop_epochs(training.patience)
        stops = stops[stops > 0]
        of_side = f" of {side}" if len(results) > 1 else ""
        when = f", in the median after epoch {round(float(np.median(stops)))}" if stops.size else ""
        said.append(
            f"Early stopping (patience {training.patience}) would have stopped {len(stops)} of {of.n_networks} "
            f"networks{of_side}{when}."
        )
    return said
