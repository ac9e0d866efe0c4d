"""A real nginx that speaks TLS before servers that do not, set up as the manual says."""

from __future__ import annotations

import re
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.browser.programs import NGINX, OPENSSL
from tests.browser.server import ROOT, free_port, running

MANUAL = ROOT / "docs" / "manual.md"
# What a machine's own nginx has around the server that the manual shows.
AROUND = """
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ }}
http {{
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  {server}
}}
"""


class Proxy:
    """An nginx before servers, each below its own path.

    Parameters
    ----------
    folder : Path
        Where its files are.
    servers : dict of str to str
        The address of the server below each path, as ``/`` or ``/class/room/``.
    """

    def __init__(self, folder: Path, servers: dict[str, str]) -> None:
        self._port = free_port()
        self._settings = folder / "nginx.conf"
        certificate, key = _self_signed(folder)
        server = _server_in_the_manual()
        (location,) = re.findall(r" *location / \{.*?\n *\}\n", server, re.DOTALL)
        locations = "".join(
            location.replace("location / ", f"location {path} ").replace("http://localhost:8501", _origin(address))
            for path, address in servers.items()
        )
        replaced = {
            "listen 443 ssl": f"listen 127.0.0.1:{self._port} ssl",
            "/etc/ssl/certs/class.example.pem": str(certificate),
            "/etc/ssl/private/class.example.key": str(key),
            location: locations,
        }
        for old, new in replaced.items():
            assert old in server, f"the manual's server has no {old!r}"
            server = server.replace(old, new)
        self._settings.write_text(AROUND.format(folder=folder, server=server), encoding="utf-8")

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"https://localhost:{self._port}/"

    @contextmanager
    def serving(self) -> Iterator[None]:
        """Let it serve for a while; whoever is connected in the end is cut off."""
        command = [NGINX.path(), "-c", str(self._settings), "-e", str(self._settings.with_name("error.log"))]
        with running(command, ready=self._listens):
            yield

    def _listens(self) -> bool:
        with socket.socket() as visitor:
            return visitor.connect_ex(("127.0.0.1", self._port)) == 0


def _server_in_the_manual() -> str:
    """Return the part of nginx's settings that the manual shows."""
    (shown,) = re.findall(r"```nginx\n(.*?)```", MANUAL.read_text(encoding="utf-8"), re.DOTALL)
    return shown


def _self_signed(folder: Path) -> tuple[Path, Path]:
    """Make a certificate that nobody but its key has signed; return both."""
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    subprocess.run(
        [
            OPENSSL.path(), "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
            "-out", str(certificate), "-keyout", str(key),
        ],
        check=True, capture_output=True,
    )  # fmt: skip
    return certificate, key


def _origin(address: str) -> str:
    """Return an address without its path."""
    return "/".join(address.split("/")[:3])
