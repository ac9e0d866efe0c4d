"""That painting ends, however the threads that ask for it are mixed."""

import gc
import json
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from playground.export.painting import png_of_svg, svg_of_vega, vega_of

ROOT = Path(__file__).parents[2]
SPEC = {
    "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
    "mark": "point",
    "encoding": {"x": {"field": "x", "type": "quantitative"}},
}


def paint_in_threads() -> None:
    """Let three threads paint, with other threads getting their turn whenever garbage is collected, which is often."""
    gc.callbacks.append(lambda *_: time.sleep(0.001))
    gc.set_threshold(5)
    threads = [threading.Thread(target=_paint_often, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _paint_often(number: int) -> None:
    for x in range(5):
        spec = SPEC | {"data": {"values": [{"x": x, "of": number}] * 20}}
        assert png_of_svg(svg_of_vega(json.loads(vega_of(json.dumps(spec))))).startswith(b"\x89PNG")


@pytest.mark.long
def test_threads_that_paint_at_the_same_time_do_not_wait_for_one_another_for_ever() -> None:
    # A process of its own, as one that hangs so cannot even be interrupted.
    subprocess.run([sys.executable, __file__], cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, check=True, timeout=120)


if __name__ == "__main__":
    paint_in_threads()
