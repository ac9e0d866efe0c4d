"""Between two frames nothing on the stage is blank, and all of it stays on one screen."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Open
from tests.browser.stage_page import CHARTS, press, wait_for_epoch


def test_the_boundary_is_not_blank_between_two_frames(open_app: Open) -> None:
    page = open_app()
    press(page, "Play")
    wait_for_epoch(page, 10)
    blank = page.evaluate("""async () => {
      const canvas = document.querySelector('.st-key-answer canvas');
      const context = canvas.getContext('2d');
      let blank = 0;
      for (let i = 0; i < 120; i++) {
        await new Promise(requestAnimationFrame);
        blank += context.getImageData(canvas.width / 4, canvas.height / 4, 1, 1).data[3] === 0;
      }
      return blank / 120;
    }""")
    assert blank < 0.05  # with one picture replaced by the next it was 0.44


@pytest.mark.parametrize(
    ("layers", "x", "y"),
    [("8,8,8,8", 0.5, 0.5), ("64,64", 0.5, 0.6)],
    ids=["lines and thumbnails", "heat maps"],
)
def test_the_network_is_not_blank_between_two_frames(open_app: Open, layers: str, x: float, y: float) -> None:
    page = open_app(f"?tab=network&layers={layers}")
    press(page, "Play")
    wait_for_epoch(page, 10)
    shares = page.evaluate(
        """async ([x, y]) => {
          const canvas = document.querySelector('.st-key-inner canvas');
          const context = canvas.getContext('2d');
          const drawn = () => {
            const data = context.getImageData(canvas.width * x - 30, canvas.height * y - 30, 60, 60).data;
            let n = 0;
            for (let i = 3; i < data.length; i += 4) n += data[i] === 255;
            return n;
          };
          const seen = [];
          for (let i = 0; i < 120; i++) {
            await new Promise(requestAnimationFrame);
            seen.push(drawn());
          }
          const most = Math.max(...seen);
          return seen.map(n => n / most);
        }""",
        [x, y],
    )
    assert sum(share < 0.7 for share in shares) / len(shares) < 0.05


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1920, 1080)])
def test_the_stage_is_on_one_screen_without_scrolling(open_app: Open, width: int, height: int, dark: bool) -> None:  # noqa: FBT001 - a parameter of the test
    page = open_app("?data=digits&n=300", width=width, height=height, dark=dark)
    press(page, "Play")
    wait_for_epoch(page, 3)
    main = page.get_by_test_id("stMain")
    assert main.evaluate("e => e.scrollHeight - e.clientHeight") <= 0
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
