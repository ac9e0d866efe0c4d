"""The server answers to its own names and pages, and to no others."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from starlette.datastructures import Headers
from starlette.types import Receive, Scope, Send

from playground.ui.shell.serving.admission import CLOSED_FORBIDDEN, Gate, is_admitted

SCHOOL = {"server.allowedHosts": ["school.example"]}
BOARD = {"server.corsAllowedOrigins": ["https://board.example"]}
SetOption = Callable[[str, object], None]


@pytest.mark.parametrize(
    ("host", "origin", "options", "admitted"),
    [
        ("localhost:8501", "http://localhost:8501", {}, True),
        ("localhost:8501", "http://127.0.0.1:8501", {}, True),
        ("[::1]:8501", "http://localhost:8501", {}, True),
        ("LocalHost.:8501", "http://localhost:8501", {}, True),
        ("localhost:8501", None, {}, True),
        ("localhost:8501", "http://evil.example", {}, False),
        ("localhost:8501", "http://localhost.evil.example:8501", {}, False),
        ("localhost:8501", "null", {}, False),
        ("evil.example", "http://evil.example", {}, False),
        ("evil.example:8501", "http://evil.example:8501", {}, False),
        ("evil.example", None, {}, False),
        ("localhost.evil.example", None, {}, False),
        ("localhost@evil.example", None, {}, False),
        ("evil.example@localhost", None, {}, False),
        ("localhost:port", None, {}, False),
        ("127.0.0.1.evil.example", None, {}, False),
        ("192.168.0.7", None, {}, False),
        ("0.0.0.0:8501", "http://0.0.0.0:8501", {}, False),
        ("", None, {}, False),
        (None, None, {}, False),
        ("localhost", None, {"server.allowedHosts": []}, True),
        ("evil.example", None, {"server.allowedHosts": []}, False),
        ("school.example", "https://school.example", SCHOOL, True),
        ("school.example", "http://localhost:8501", SCHOOL, False),
        ("localhost", "http://localhost", SCHOOL, False),
        ("evil.example", "http://evil.example", SCHOOL, False),
        ("a.school.example", "http://a.school.example", SCHOOL, False),
        ("a.school.example", "http://a.school.example", {"server.allowedHosts": ["*.school.example"]}, True),
        ("aschool.example", "http://aschool.example", {"server.allowedHosts": ["*.school.example"]}, False),
        ("any.example", "http://any.example", {"server.allowedHosts": ["*"]}, True),
        ("any.example", "http://evil.example", {"server.allowedHosts": ["*"]}, False),
        ("localhost:8501", "https://school.example", {"browser.serverAddress": "school.example"}, True),
        ("localhost:8501", "https://board.example", BOARD, True),
        ("localhost:8501", "http://board.example", BOARD, False),
        ("localhost:8501", "http://evil.example", {"server.enableCORS": False}, True),
        ("evil.example", "http://evil.example", {"server.enableCORS": False}, False),
    ],
)
def test_who_may_ask(
    host: str | None, origin: str | None, options: dict[str, object], *, admitted: bool, set_option: SetOption
) -> None:
    for name, value in options.items():
        set_option(name, value)
    headers = {name: value for name, value in {"host": host, "origin": origin}.items() if value is not None}

    assert is_admitted(Headers(headers)) is admitted


def asked(kind: str, headers: dict[str, str]) -> tuple[list[Scope], list[dict[str, Any]]]:
    """Ask through a gate; return what came to the app behind it, and what was answered before that."""
    reached: list[Scope] = []
    answers: list[dict[str, Any]] = []

    async def app(scope: Scope, _receive: Receive, _send: Send) -> None:
        reached.append(scope)

    async def send(message: Any) -> None:
        answers.append(message)

    async def receive() -> Any:
        raise AssertionError("nothing is read of who is refused")

    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": kind, "scheme": "ws" if kind == "websocket" else "http", "path": "/", "headers": raw}
    asyncio.run(Gate(app)(scope, receive, send))
    return reached, answers


def test_a_refused_socket_does_not_come_to_streamlit_at_all() -> None:
    for headers in ({"host": "evil.example", "origin": "http://evil.example"},
                    {"host": "localhost", "origin": "http://evil.example"}):  # fmt: skip
        reached, answers = asked("websocket", headers)
        assert reached == []
        assert [(one["type"], one["code"]) for one in answers] == [("websocket.close", CLOSED_FORBIDDEN)]


@pytest.mark.parametrize(
    ("headers", "words"),
    [
        ({"host": "evil.example"}, b"not served under the name evil.example"),
        ({"host": "<b>evil"}, b"--server.allowedHosts=NAME"),
        ({"host": "localhost", "origin": "http://evil.example"}, b"answers to its own pages only"),
    ],
)
def test_a_refused_page_is_told_what_to_do(headers: dict[str, str], words: bytes) -> None:
    reached, (start, body) = asked("http", headers)

    assert reached == []
    assert start["status"] == 403
    assert Headers(raw=start["headers"])["content-type"] == "text/plain; charset=utf-8"
    assert words in body["body"]


def test_streamlit_sees_a_socket_from_a_page_of_its_own_whatever_admitted_it(set_option: SetOption) -> None:
    set_option("server.corsAllowedOrigins", ["https://board.example"])
    for origin in ("https://board.example", "http://127.0.0.1:8501"):
        (scope,), answers = asked("websocket", {"host": "localhost:8501", "origin": origin, "cookie": "a=b"})
        assert answers == []
        assert dict(Headers(scope=scope)) == {
            "host": "localhost:8501", "origin": "http://localhost:8501", "cookie": "a=b",
        }  # fmt: skip


def test_a_page_keeps_its_origin_as_browsers_compare_it(set_option: SetOption) -> None:
    set_option("server.corsAllowedOrigins", ["https://board.example"])
    (scope,), _ = asked("http", {"host": "localhost", "origin": "https://board.example"})
    assert Headers(scope=scope)["origin"] == "https://board.example"
