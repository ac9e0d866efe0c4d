"""What the answer to a movement costs the server: computing, drawing and packing, without a browser."""

from __future__ import annotations

from time import process_time

from benchmarks.explorables.drags import slider_of, there_and_back
from benchmarks.kit.spread import Spread, spread
from playground.charts.kit.theme import Theme
from playground.settings.pages import LearnSettings
from playground.ui.learn.explorable import Explorable
from playground.ui.learn.moving import MovedFigures
from playground.ui.learn.state import LearnState
from playground.ui.live.frame import Frame
from playground.ui.live.wire import Encoder

WARM_UP = 3  # movements: specs are built and kept


def answer_costs(explorable: Explorable, *, moves: int) -> tuple[Spread, int]:
    """Return milliseconds of processor time for an answer to the first slider, and the bytes of the longest answer."""
    state = LearnState(LearnSettings(explore=explorable.key), values=explorable.start())
    slider, performance, encoder = slider_of(explorable), MovedFigures(state, explorable, Theme()), Encoder()
    times, longest = [], 0
    for number, share in enumerate(there_and_back(slider, moves + WARM_UP)):
        begin = process_time()
        state.move({slider.key: slider.low + share * (slider.high - slider.low)})
        drawing = performance.draw()
        message = encoder.encode(Frame(number + 1, drawing.figures, drawing.texts))
        times.append(1000 * (process_time() - begin))
        longest = max(longest, len(message) if number >= WARM_UP else 0)
    return spread(times[WARM_UP:]), longest
