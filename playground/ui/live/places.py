"""The places of a page that its stage fills: one component each, or what stood there last where there is no stage."""

from __future__ import annotations

import json
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from playground.ui.live import stages
from playground.ui.live.performance import Performance
from playground.ui.live.route import SCRIPTS, scripts_path
from playground.ui.live.stage import Stage
from playground.ui.shell import address, tab_state
from playground.ui.shell.figures.menu import figure_menu
from playground.ui.shell.figures.still import draw_still
from playground.ui.shell.serving.base_path import base_path
from playground.words.catalogue import live as says

UNREACHABLE = "the stage cannot be reached"  # the tab's key for what its browser says
UNSEEN_SECONDS = 2.0  # of training each time the page runs, where there is no socket
_FILES = sorted(str(path.relative_to(SCRIPTS).as_posix()) for path in SCRIPTS.rglob("*.js"))
_SCRIPT = """
// All are asked for at once: each would be found out only when the one that imports it has come.
let asked = false;
function askFor(files, scripts) {
  if (!asked) {
    for (const file of files) {
      const link = document.createElement("link");
      document.head.append(Object.assign(link, { rel: "modulepreload", href: `${scripts}/${file}` }));
    }
  }
  asked = true;
}

export default function (component) {
  const { data } = component;
  askFor(FILES, data.scripts);
  let unmount = () => {};
  let gone = false;
  // This script has no address of its own from which another could be found.
  import(new URL(`${data.scripts}/stage.js`, location.origin).href).then(
    (stage) => { if (!gone) unmount = stage.mount(component); },
    () => { if (!gone && data.kind === "signal") component.setTriggerValue("unreachable", true); },
  );
  return () => { gone = true; unmount(); };
}
""".replace("FILES", json.dumps(_FILES))

_place = st.components.v2.component("overfitting_playground_place", js=_SCRIPT, isolate_styles=False)


class Places:
    """The places of one script run, in which the stage of the page shows its performance.

    Parameters
    ----------
    stage : Stage
        Of the page, in this tab.
    """

    def __init__(self, stage: Stage) -> None:
        stages.register(stage)
        self._stage = stage
        self._at_rest: dict[str, DeltaGenerator] = {}
        self.is_live = not tab_state.value(UNREACHABLE)

    def chart(self, container: DeltaGenerator, key: str) -> None:
        """Let the figure with this key stand in a container, as large as that, with a menu to save it."""
        self._put(container, key, "chart", height="stretch")
        figure_menu(container, key, lambda *, printed: self._stage.draw(printed=printed).figures.get(key))

    def text(self, container: DeltaGenerator, key: str, *, announced: bool = False) -> None:
        """Let the text with this key stand in a container; screen readers read an ``announced`` one when it changes."""
        self._put(container, key, "text", announced=announced)

    def controls(self, container: DeltaGenerator, key: str) -> None:
        """Let sliders and choices stand in a container, as the text with this key describes them.

        How it does is said in ``scripts/controls.js``. Where there is no stage the page draws its own.
        """
        if self.is_live:
            self._put(container, key, "controls")

    def show(self, performance: Performance) -> None:
        """Show the performance in the places, now that all stand."""
        self._stage.show(performance)
        if self.is_live:
            self._mount("signal", "signal", on_moved_change=_nothing, on_unreachable_change=_remember_unreachable)
            return
        st.info(says.NO_STAGE())
        played = self._stage.playing
        drawing = self._stage.draw_unseen(UNSEEN_SECONDS)
        if self._stage.playing:
            st.button(says.LOOK_AGAIN(), key="look again")
        elif played:
            st.rerun()  # the controls above were drawn before it ended
        for key, container in self._at_rest.items():
            text = drawing.texts.get(key, "")  # none where nothing is known yet
            if (figure := drawing.figures.get(key)) is not None:
                draw_still(container, f"{key} at rest", figure)
            elif text and "data-command" not in text:  # without a stage its buttons would do nothing
                container.html(text)

    def _put(self, container: DeltaGenerator, key: str, kind: str, *, announced: bool = False, **layout: Any) -> None:
        if not self.is_live:
            self._at_rest[key] = container
            return
        with container:
            self._mount(key, kind, announced=announced, **layout)

    def _mount(self, key: str, kind: str, *, announced: bool = False, **arguments: Any) -> None:
        data = {
            "token": self._stage.token, "place": key, "kind": kind, "announced": announced, "base": base_path(),
            "scripts": scripts_path(), "session": address.session(),
        }  # fmt: skip
        _place(data=data, key=f"stage {key}", **arguments)


def _nothing() -> None:
    """The page runs again, which is all that was asked for."""


def _remember_unreachable() -> None:
    tab_state.set_value(UNREACHABLE, True)
