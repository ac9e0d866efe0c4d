"""Keys switch what is shown, open tabs and lead to pages; their list says which."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest

from playground.settings.pages import ViewSettings
from playground.ui.live.keys import Key, page_keys, view_keys
from playground.ui.train.drive.keys import train_keys
from tests.ui.driver import AppDriver

TAKEN = {"p", "s", "0", "n"}  # by the buttons


def test_no_key_means_two_things() -> None:
    keys = [key.key for key in train_keys()]
    assert len(set(keys)) == len(keys)
    assert not TAKEN & set(keys)


def test_the_page_lists_every_key_with_what_it_does() -> None:
    app = AppDriver()
    (listed,) = [html for html in app.html if 'class="keys"' in html]

    assert re.findall(r'data-key="([^"]+)"', listed) == [key.key for key in train_keys()]
    assert " hidden>" in listed
    for sent in re.findall(r'data-command="([^"]+)"', listed):
        assert "do" in json.loads(unescape(sent))


@pytest.mark.parametrize("key", view_keys(ViewSettings), ids=lambda key: key.key)
def test_a_switch_is_turned_by_its_key_and_its_control_follows(key: Key) -> None:
    app = AppDriver()
    name = key.command["field"]
    before = getattr(app.view, name)
    app.ask(**key.command)
    after = getattr(app.view, name)
    assert after != before
    app.rerun()
    assert getattr(app.view, name) == after


def test_a_tab_is_opened_by_its_key() -> None:
    app = AppDriver()
    app.ask(do="tab", tab="norms")

    assert app.view.tab == "norms"
    assert app.link["tab"] == "norms"


@pytest.mark.parametrize("key", page_keys(""), ids=lambda key: key.key)
def test_a_page_is_opened_by_its_key(key: Key) -> None:
    app = AppDriver()
    before = set(app.keys())
    app.ask(**key.command)

    assert set(app.keys()) != before
    assert not app.has("renew") or key.command["page"] == "race"
