"""What one tab holds of its inspector."""

from __future__ import annotations

from dataclasses import dataclass, replace

from playground.measurements.inspector.specimen import Specimen
from playground.measurements.inspector.walk import Walk
from playground.settings import links
from playground.settings.pages import InspectorSettings
from playground.ui.shell import session


@dataclass(slots=True)
class Examination:
    """What one person follows in the inspector.

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

    def take(self, settings: InspectorSettings) -> None:
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
            rate = self.specimen.settings.rate
            self.problems = (f"With η = {rate:g} the loss would not be a finite number after the update, so it was "
                             "not made. Try a smaller learning rate, or start over.",)  # fmt: skip

    def start_over(self) -> None:
        """Go back to the first weights, with nothing revealed."""
        self.specimen, self.problems = Specimen(self.specimen.settings), ()
        self.walk = Walk(self.walk.n_layers)


def examination() -> Examination:
    """Return what this tab's inspector holds; the first call makes it from the link."""
    return session.held("examination", _from_link)


def _from_link() -> Examination:
    settings, problems = links.from_inspector_query(session.query())
    return Examination(Specimen(settings), Walk(len(settings.hidden_layers) + 1), problems)
