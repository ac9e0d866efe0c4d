"""The state of the inspector in one tab."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from playground.datasets import CATALOGUE, Dataset
from playground.measurements.inspector.specimen import Specimen, fits
from playground.measurements.inspector.walk import Walk
from playground.settings import links
from playground.settings.pages import InspectorSettings
from playground.settings.query_parts import LinkedData
from playground.settings.run import DataSettings
from playground.training.data import load_data
from playground.ui.controls.own_files import own_files
from playground.ui.parts.possible_data import made_or_problem
from playground.ui.shell import address, tab_state
from playground.words.catalogue import inspector as says
from playground.words.numbers import plain

_KEY = "inspector"


@dataclass(frozen=True, slots=True)
class OwnSamples:
    """The samples of a person's own table as the dashboard has them; equal for equal settings of the data."""

    data: DataSettings
    dataset: Dataset = field(compare=False, repr=False)


@dataclass(slots=True)
class InspectorState:
    """One person's way through the inspector.

    Attributes
    ----------
    specimen : Specimen
        The network and its sample.
    walk : Walk
        How much of its numbers has been revealed.
    problems : tuple of str
        What the person should know about the link or about an update that was not made.
    own : OwnSamples or None
        A person's own table, if its samples are followed in place of a data set's.
    linked : DataSettings or None
        The data with the table that a link has asked for, until it is switched off.
    awaited : LinkedData or None
        What a link has asked for and was not there.
    """

    specimen: Specimen
    walk: Walk
    problems: tuple[str, ...] = ()
    own: OwnSamples | None = None
    linked: DataSettings | None = None
    awaited: LinkedData | None = None

    @property
    def view(self) -> InspectorSettings:
        """Which network and sample are shown, and how."""
        return self.specimen.settings

    def apply(self, chosen: tuple[InspectorSettings, OwnSamples | None]) -> None:
        """Take what the controls say: another sample meets the same weights; other data, another network start anew."""
        (settings, own), old = chosen, self.specimen.settings
        if (settings, own) == (old, self.own):
            return
        self.problems = ()
        is_other = own != self.own
        self.own = own
        if is_other or not self.specimen.take(settings):
            self.specimen = self._first(settings)
        if is_other or replace(settings, rate=old.rate, presenter=old.presenter) != old:
            self.walk = Walk(len(settings.hidden_layers) + 1)

    def update(self) -> None:
        """Move the weights and go back to the start of the way, or say why they were not moved."""
        if self.specimen.update():
            self.walk, self.problems = Walk(self.walk.n_layers), ()
        else:
            self.problems = (says.NO_UPDATE(rate=plain(self.specimen.settings.rate)),)

    def start_over(self) -> None:
        """Go back to the first weights, with nothing revealed."""
        self.specimen, self.problems = self._first(self.specimen.settings), ()
        self.walk = Walk(self.walk.n_layers)

    def _first(self, settings: InspectorSettings) -> Specimen:
        return Specimen(settings, self.own.dataset if self.own else None)

    def publish(self) -> None:
        """Bring the address bar in line with the settings."""
        address.publish(links.to_page_query(self.view, self.own.data if self.own else None))


def current() -> InspectorState:
    """Return this tab's state; the first call makes it from the link."""
    return tab_state.kept(_KEY, _from_link)


def _from_link() -> InspectorState:
    settings, asked, problems = links.from_inspected_query(address.query(), own_files())
    state = InspectorState(Specimen(settings), Walk(len(settings.hidden_layers) + 1), problems)
    if asked is not None and asked.is_missing:
        instead = CATALOGUE[settings.data].title
        state.awaited = asked
        state.problems += (says.OWN_MISSING(data=asked.own.described, instead=instead),)
    elif asked is not None and asked.data.own is not None:
        dataset, said = made_or_problem(lambda: load_data(asked.data), says.OWN_IMPOSSIBLE)
        state.problems += said
        if dataset is not None and fits(dataset):
            state.linked, state.own = asked.data, OwnSamples(asked.data, dataset)
            state.specimen = Specimen(settings, dataset)
    return state
