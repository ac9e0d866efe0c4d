"""What the tests of the pages share: options of Streamlit's for one test, and what makes them quick."""

from collections.abc import Callable, Iterator
from functools import cache

import pytest
from streamlit import config
from streamlit.components.v2 import manifest_scanner


@pytest.fixture(scope="session", autouse=True)
def installed_components_are_looked_up_once() -> Iterator[None]:
    """Let Streamlit read all installed packages once, and not in every tab: that is most of what a tab costs."""
    with pytest.MonkeyPatch.context() as patch:
        scan = manifest_scanner.scan_component_manifests
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(scan))
        yield


@pytest.fixture
def set_option() -> Iterator[Callable[[str, object], None]]:
    """Set options of Streamlit's for one test."""
    before: dict[str, object] = {}

    def set_one(name: str, value: object) -> None:
        before.setdefault(name, config.get_option(name))
        config.set_option(name, value)

    yield set_one
    for name, value in before.items():
        config.set_option(name, value)
