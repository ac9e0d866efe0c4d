"""The state of the inspector in one tab."""

from __future__ import annotations

from dataclasses import dataclass, replace

from playground.measurements.inspector.specimen import Specimen
from playground.measurements.inspector.walk import Walk
from playground.settings import links
from playground.settings.pages import InspectorSettings
from playground.ui.shell import address, tab_state
from playground.words.catalogue import inspector as says
from playground.words.numbers import plain

_KEY = "inspector"


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
    """

    specimen: Specimen
    walk: Walk
    problems: tuple[str, ...] = ()

    @property
    def view(self) -> InspectorSettings:
        """Which network and sample are shown, and how."""
        return self.specimen.settings

    def apply(self, settings: InspectorSettings) -> None:
        """Take what the controls say: another sample meets the same weights, another network starts anew."""
        old = self.specimen.settings
        if settings == old:
            return
        self.problems = ()
        if not self.specimen.take(settings):
            self.specimen = Specimen(settings)
        if replace(settings, rate=old.rate, presenter=old.presenter) != old:
            self.walk = Walk(len(settings.hidden_layers) + 1)

    def update(self) -> None:
        """Move the weights and go back to the start of the way, or say why they were not moved."""
        if self.specimen.update():
            self.walk, self.problems = Walk(self.walk.n_layers), ()
        else:
            self.problems = (says.NO_UPDATE(rate=plain(self.specimen.settings.rate)),)

    def start_over(self) -> None:
        """Go back to the first weights, with nothing revealed."""
        self.specimen, self.problems = Specimen(self.specimen.settings), ()
        self.walk = Walk(self.walk.n_layers)

    def publish(self) -> None:
        """Bring the address bar in line with the settings."""
        address.publish(links.to_page_query(self.view))


def current() -> InspectorState:
    """Return this tab's state; the first call makes it from the link."""
    return tab_state.kept(_KEY, _from_link)


def _from_link() -> InspectorState:
    settings, problems = links.from_page_query(address.query(), InspectorSettings())
    return InspectorState(Specimen(settings), Walk(len(settings.hidden_layers) + 1), problems)
