"""The sentences and key numbers of a study, as HTML."""

from __future__ import annotations

from html import escape

from playground.comparisons.luck.compared import Compared
from playground.comparisons.luck.seed_results import MANY_SEEDS
from playground.comparisons.luck.seed_study import SeedStudy
from playground.ui.parts.numbers import cells
from playground.words import luck
from playground.words.catalogue import luck as says
from playground.words.catalogue.kept import studies as of_studies
from playground.words.key_numbers import of_study
from playground.words.lists import paragraph


def state_line(study: SeedStudy, *, outdated: bool, number: int | None) -> str:
    """Return the study's progress as HTML, and which of the run log it is if it is kept."""
    bar = "" if study.is_done else f'<progress value="{study.progress:.3f}" aria-label="done"></progress>'
    kept = "" if number is None else of_studies.IS_KEPT(number=str(number))
    said = paragraph([luck.state(study, outdated=outdated), kept])
    return f'<div class="state luck-state"><span>{said}</span>{bar}</div>'


def key_numbers(compared: Compared) -> str:
    """Return the key numbers of a study as HTML."""
    return f'<div class="numbers" data-epoch="{compared.results[0].epoch}">{cells(of_study(compared))}</div>'


def sentences(study: SeedStudy, compared: Compared, *, by: str) -> str:
    """Return the result as HTML: the spread over the seeds of one setting, or whether two differ by luck."""
    first, second = luck.found(study, compared, by=by)
    return f'<div class="luck-said"><p><b>{escape(first)}</b></p><p>{escape(second)}</p></div>'


def bands_caption(n_seeds: int) -> str:
    """Return what the bands around the curves are."""
    return says.BANDS_CAPTION() if n_seeds >= MANY_SEEDS else says.BANDS_CAPTION_FEW()
