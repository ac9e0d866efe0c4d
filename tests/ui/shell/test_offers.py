"""A file that a page offers can be fetched for as long as the tab is open, however often the page is drawn anew."""

from __future__ import annotations

import gc
from typing import Any

import pytest

from playground.ui.shell.serving.offers import File, Offer, find, offer_routes
from tests.ui.driver import AppDriver
from tests.ui.shell.asking import answer

FILE = File(lambda: b"1,2", "Übung 1.csv", "text/csv")


def fetched(path: str) -> tuple[int, dict[str, str], bytes]:
    return answer(offer_routes(), path)


def test_a_file_is_handed_out_under_its_name_and_never_as_a_page() -> None:
    offer = Offer(FILE)
    status, headers, body = fetched(offer.path)

    assert (status, body) == (200, b"1,2")
    assert headers["content-type"].startswith("text/csv")
    assert headers["content-disposition"] == "attachment; filename*=UTF-8''%C3%9Cbung%201.csv"
    assert headers["content-security-policy"] == "sandbox"
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("base", ["", "class/room"])
def test_its_address_is_below_the_servers_path(base: str, set_option: Any) -> None:
    set_option("server.baseUrlPath", base)
    offer = Offer(FILE)

    assert offer.path == f"{'/' if base else ''}{base}/stage/files/{offer.token}"
    assert fetched(offer.path)[0] == 200


def test_another_file_may_take_the_place_of_the_first() -> None:
    offer = Offer(FILE)
    offer.file = File(lambda: b"3", "b.txt", "text/plain")

    assert fetched(offer.path)[2] == b"3"


def test_where_there_is_nothing_any_more_the_answer_says_so() -> None:
    offer = Offer(File(lambda: None, "a.csv", "text/csv"))

    for path in (offer.path, offer.path + "x"):
        status, headers, body = fetched(path)
        assert status == 404
        assert "content-disposition" not in headers
        assert b"Open the page again" in body


def test_an_offer_ends_with_the_tab_that_holds_it() -> None:
    offer = Offer(FILE)
    token = offer.token
    assert find(token) is offer
    del offer
    gc.collect()

    assert find(token) is None


def test_a_page_that_is_drawn_anew_or_left_keeps_the_address() -> None:
    app = AppDriver(n="40", layers="4")
    app.open_menu("use")
    before = links(app)
    assert len(before) == 3
    app.set("TrainingSettings.dropout", 0.5)
    assert links(app) == before

    app.go_to("race")
    assert not before & links(app)  # a press that comes late would get the report of another page
    assert all(find(link.rpartition("/")[2]) for link in before)


def links(app: AppDriver) -> set[str]:
    return {html.partition('href="')[2].partition('"')[0] for html in app.html if 'class="download"' in html}
