"""WebSocket messages read out of the bytes that carry them, compressed or not (RFC 6455, RFC 7692)."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

TEXT, BINARY = 1, 2
END_OF_BLOCK = b"\x00\x00\xff\xff"  # left out of every compressed message
SHORT, LONG = 126, 127  # lengths that stand for: the true one follows, in two bytes or in eight
LENGTHS = {SHORT: struct.Struct(">H"), LONG: struct.Struct(">Q")}


@dataclass(frozen=True, slots=True)
class Message:
    """One message.

    Attributes
    ----------
    content : bytes
        What it says, decompressed.
    size : int
        How many bytes carried it, headers included.
    """

    content: bytes
    size: int


class Messages:
    """The messages of one server to one browser, from its answer to the handshake on."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._is_open = False
        self._forgets = False  # whether each message is compressed for itself
        self._inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        self._parts = bytearray()
        self._is_compressed = False
        self._size = 0

    def read(self, chunk: bytes) -> Iterator[Message]:
        """Take bytes in the order of their sending, and yield the messages that are complete with them."""
        self._buffer += chunk
        if not self._is_open:
            head, end, _ = bytes(self._buffer).partition(b"\r\n\r\n")
            if not end:
                return
            self._forgets = b"server_no_context_takeover" in head
            self._is_open = True
            del self._buffer[: len(head) + len(end)]
        while (message := self._next_frame()) is not False:
            if message is not None:
                yield message

    def _next_frame(self) -> Message | bool | None:
        """Take one frame; return the message that it ends, None for another frame, False if it is not complete."""
        buffer = self._buffer
        if len(buffer) < 2:
            return False
        length, start = buffer[1] & 0x7F, 2
        if extended := LENGTHS.get(length):
            start += extended.size
            if len(buffer) < start:
                return False
            (length,) = extended.unpack_from(buffer, 2)
        if len(buffer) < start + length:
            return False
        first, payload = buffer[0], bytes(buffer[start : start + length])
        del buffer[: start + length]
        kind = first & 0x0F
        if kind > BINARY:  # a ping, or the end
            return None
        if kind:
            self._is_compressed, self._size = bool(first & 0x40), 0
            self._parts.clear()
        self._parts += payload
        self._size += start + length
        return Message(self._content(), self._size) if first & 0x80 else None

    def _content(self) -> bytes:
        if not self._is_compressed:
            return bytes(self._parts)
        content = self._inflater.decompress(bytes(self._parts) + END_OF_BLOCK)
        if self._forgets:
            self._inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        return content
