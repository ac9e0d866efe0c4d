"""axe-core, which looks for what keeps people out of a page who see, hear or move otherwise."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

from tests.javascript.node import PACKAGES, UNPACKED

SCRIPT = PACKAGES / "axe-core" / "axe.min.js"
GRAVE = ("serious", "critical")
LOOKS = 3  # at a page that may not have settled


def barriers(page: Page) -> list[str]:
    """Return what stays in people's way on the page: each with its rule, the element, and the reason."""
    found: list[str] = []
    for _ in range(LOOKS):
        if not (found := _barriers_now(page)):
            break
    return found


def _barriers_now(page: Page) -> list[str]:
    """Return what is in people's way at this moment, when parts of the page may still be drawn."""
    if not page.evaluate("'axe' in window"):
        assert SCRIPT.exists(), UNPACKED
        page.add_script_tag(path=SCRIPT)
    # Help that fades in or out beside the pointer has no colour yet that could be judged.
    page.mouse.move(0, 0)
    expect(page.get_by_test_id("stTooltipContent")).to_have_count(0)
    found: list[dict[str, Any]] = page.evaluate(
        "axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)"
    )
    return [
        f"{violation['id']} ({violation['impact']}): {node['html'][:160]}: {node['failureSummary']}"
        for violation in found
        if violation["impact"] in GRAVE
        for node in violation["nodes"]
    ]
