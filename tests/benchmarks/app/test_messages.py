"""Messages are read out of a socket's bytes as the library that writes them meant them, however the bytes are cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from websockets.extensions.permessage_deflate import PerMessageDeflate
from websockets.frames import Frame, Opcode

from benchmarks.app.messages import Messages

HANDSHAKE = b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n%s\r\n"
FORGETS = b"Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover\r\n"
LENGTHS = st.sampled_from([0, 1, 125, 126, 65_535, 65_536, 70_000])  # on both sides of where the header grows


def written(messages: list[bytes], *, compressed: bool, forgets: bool) -> list[bytes]:
    """Return the frames of these messages."""
    extension = PerMessageDeflate(
        remote_no_context_takeover=False, local_no_context_takeover=forgets, remote_max_window_bits=15,
        local_max_window_bits=12,
    )  # fmt: skip
    return [
        Frame(Opcode.BINARY, message).serialize(mask=False, extensions=[extension] if compressed else [])
        for message in messages
    ]


@given(
    lengths=st.lists(LENGTHS, max_size=4),
    cuts=st.lists(st.integers(1, 70_000), min_size=1, max_size=5),
    compressed=st.booleans(),
    forgets=st.booleans(),
)
def test_messages_are_read_as_they_were_written(
    *, lengths: list[int], cuts: list[int], compressed: bool, forgets: bool
) -> None:
    messages = [bytes(i % 251 for i in range(length)) for length in lengths]
    frames = written(messages, compressed=compressed, forgets=forgets)
    bytes_sent = HANDSHAKE % (FORGETS if forgets else b"") + b"".join(frames)

    reader, read, at, number = Messages(), [], 0, 0
    while at < len(bytes_sent):
        size = cuts[number % len(cuts)]
        read += reader.read(bytes_sent[at : at + size])
        at, number = at + size, number + 1

    assert [message.content for message in read] == messages
    assert [message.size for message in read] == [len(frame) for frame in frames]


def test_pings_between_the_parts_of_a_message_are_no_part_of_it() -> None:
    parts = [
        Frame(Opcode.BINARY, b"one ", fin=False).serialize(mask=False),
        Frame(Opcode.PING, b"?").serialize(mask=False),
        Frame(Opcode.CONT, b"message").serialize(mask=False),
    ]

    [message] = Messages().read(HANDSHAKE % b"" + b"".join(parts))

    assert message.content == b"one message"
    assert message.size == len(parts[0]) + len(parts[2])


@pytest.mark.parametrize("cut", [0, 10, len(HANDSHAKE % b"") - 1])
def test_nothing_is_read_before_the_handshake_has_ended(cut: int) -> None:
    assert list(Messages().read((HANDSHAKE % b"")[:cut])) == []
