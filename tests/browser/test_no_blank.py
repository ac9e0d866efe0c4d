"""Between two frames nothing on the stage is blank, and all of it stays on one screen."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Open
from tests.browser.stage_page import CHARTS, FITS, press, settles_at, wait_for_epoch

N_LOOKS = 120
# How much of a chart's part is drawn, at each of so many moments at which the browser paints.
LOOK = """async ([chart, x, y, n]) => {
  const size = 60;
  const looked = new OffscreenCanvas(size, size).getContext('2d', { willReadFrequently: true });
  const shares = [];
  while (shares.length < n) {
    await new Promise(requestAnimationFrame);
    const canvas = document.querySelector(chart + ' canvas');
    looked.clearRect(0, 0, size, size);
    looked.drawImage(canvas, canvas.width * x - size / 2, canvas.height * y - size / 2, size, size, 0, 0, size, size);
    const { data } = looked.getImageData(0, 0, size, size);
    let drawn = 0;
    for (let i = 3; i < data.length; i += 4) drawn += data[i] === 255;
    shares.push(drawn / size / size);
  }
  return shares;
}"""


@pytest.mark.parametrize(
    ("query", "chart", "x", "y"),
    [
        ("", ".st-key-answer", 0.25, 0.25),
        ("?tab=network&layers=8,8,8,8", ".st-key-inner", 0.5, 0.5),
        ("?v=2&tab=network&layers=64,64&heatmaps=1", ".st-key-inner", 0.5, 0.6),
    ],
    ids=["boundary", "network of lines and thumbnails", "network of heat maps"],
)
def test_a_chart_is_not_blank_between_two_frames(open_app: Open, query: str, chart: str, x: float, y: float) -> None:
    page = open_app(query)
    press(page, "Play")
    wait_for_epoch(page, 10)
    shares = page.evaluate(LOOK, [chart, x, y, N_LOOKS])
    assert max(shares) > 0.2
    assert min(shares) > 0.5 * max(shares)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1920, 1080)])
def test_the_stage_is_on_one_screen_without_scrolling(open_app: Open, width: int, height: int, dark: bool) -> None:  # noqa: FBT001 - a parameter of the test
    page = open_app("?data=digits&n=300&tab=confusion", width=width, height=height, dark=dark)
    press(page, "Play")
    wait_for_epoch(page, 3)
    assert settles_at(page, FITS, wanted=True)
    for chart in CHARTS:
        box = page.locator(chart + " canvas").bounding_box()
        assert box is not None
        assert box["width"] > 300
        assert box["height"] > 150
        assert box["x"] + box["width"] <= width
        assert box["y"] + box["height"] <= height
    for label in ("Noise", "Dropout", "L1, λ₁", "L2, λ₂"):
        box = page.get_by_role("slider", name=label).bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= height
    tabs = page.locator(".st-key-tabs")
    assert tabs.evaluate("row => row.scrollWidth <= row.clientWidth")
    tops = {box["y"] for name in tabs.get_by_role("radio").all() if (box := name.bounding_box()) is not None}
    assert len(tops) == 1
