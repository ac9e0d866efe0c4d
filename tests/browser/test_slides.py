"""Slides in a browser: by arrow keys, one at a time, and a page each in print."""

import re
from pathlib import Path

from playwright.sync_api import Browser, expect

from playground.charts.kit.theme import Theme
from playground.export.report.contents import report
from playground.export.report.document import as_slides
from playground.measurements.run import Run
from playground.settings.run import DataSettings, NetworkSettings, Settings


def test_slides_go_on_by_arrow_keys_without_a_network_and_print_a_page_each(browser: Browser, tmp_path: Path) -> None:
    run = Run(Settings(DataSettings(n_samples=40), NetworkSettings(hidden_layers=(4,))))
    run.trainer.advance(2)
    file = tmp_path / "slides.html"
    file.write_text(as_slides(report(run, "?v=2", Theme(presenter=True))), "utf-8")
    context = browser.new_context(viewport={"width": 1366, "height": 768}, offline=True)
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    slides = page.locator("main > section")
    n_slides = slides.count()

    for number in range(n_slides):
        expect(slides.nth(number)).to_be_visible()
        expect(page.locator("main > section:visible")).to_have_count(1)
        assert slides.nth(number).evaluate("slide => slide.scrollHeight <= slide.clientHeight")
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    expect(slides.nth(1)).to_be_visible()
    assert page.url.endswith("#2")
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", page.pdf(prefer_css_page_size=True))
    assert len(boxes) == n_slides
    assert all(abs(float(width) / float(height) - 16 / 9) < 0.01 for width, height in boxes)
    context.close()
