"""The programs that the browser tests drive: found on this machine, or installed."""

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

UNPACKED = Path(sys.prefix) / "unpacked"  # in this environment
# In a process of its own, so that a test may ask while it is driving a browser.
PATH_OF_OWN_CHROMIUM = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""


@dataclass(frozen=True)
class Program:
    """A program that is not installed with the packages for Python.

    Attributes
    ----------
    title : str
        What people call it.
    variable : str
        The environment variable that may name one.
    commands : tuple of str
        The commands it may be, best first.
    package : str
        Debian's package of it.
    version_option : str
        What makes it say its version and stop.
    mac : tuple of str
        Where it may be on a Mac.
    is_snap_in_ubuntu : bool
        Whether Ubuntu's package of that name brings a snap, which may not read the folders that a test hands it.
    is_service : bool
        Whether Debian's package starts a server that others can reach. It is unpacked for the tests alone instead.
    own : callable, optional
        Returns where Playwright has one of its own.
    """

    title: str
    variable: str
    commands: tuple[str, ...]
    package: str
    version_option: str = "--version"
    mac: tuple[str, ...] = ()
    is_snap_in_ubuntu: bool = False
    is_service: bool = False
    own: Callable[[], str] | None = None

    def find(self) -> str | None:
        """Return the path of one that starts, or None."""
        return next(filter(self._starts, self._candidates()), None)

    def path(self) -> str:
        """Return the path of one that starts; without one, an error says how to get it."""
        found = self.find()
        if found is None:
            raise FileNotFoundError(self.remedy)
        return found

    def provide(self) -> str | None:
        """Return the path of one that starts, installing one if there is none; None if that fails."""
        found = self.find()
        if found or self.variable in os.environ:
            return found
        if self.is_service:
            _unpack(self.package)
        else:
            _install_with_apt(self)
        if self.find() is None and self.own is not None:
            _install_with_playwright()
        return self.find()

    @property
    def remedy(self) -> str:
        """What a person can do where there is none."""
        if named := os.environ.get(self.variable):
            return f"{self.variable}={named} does not start: name another {self.title}, or unset {self.variable}"
        return (
            f"The browser tests need {self.title}: none was found that starts, and none could be installed.\n"
            f"Install it by hand (Debian: sudo apt-get install {self.package}),\n"
            f"or name one you have: {self.variable}=/path/to/{self.commands[0]} make test"
        )

    def _candidates(self) -> Iterator[str]:
        """Yield where one may be, best first; one that was named is the only candidate."""
        if self.variable in os.environ:
            yield shutil.which(os.environ[self.variable]) or os.environ[self.variable]
            return
        # Debian keeps servers where only root looks for commands.
        servers = ("/usr/sbin", "/usr/local/sbin", str(UNPACKED / "usr" / "sbin"))
        everywhere = os.pathsep.join((os.environ.get("PATH", os.defpath), *servers))
        for command in self.commands:
            path = shutil.which(command, path=everywhere)
            if path and not path.startswith("/snap/"):
                yield path
        yield from self.mac
        if self.own is not None:
            yield self.own()

    def _starts(self, path: str) -> bool:
        """Tell whether it answers: a path may be stale, a placeholder, or lack its libraries."""
        try:
            answer = subprocess.run([path, self.version_option], capture_output=True, timeout=30, check=False)
        except (OSError, subprocess.TimeoutExpired):
            return False
        return answer.returncode == 0


def _own_chromium() -> str:
    answer = subprocess.run([sys.executable, "-c", PATH_OF_OWN_CHROMIUM], capture_output=True, text=True, check=True)
    return answer.stdout.strip()


CHROMIUM = Program(
    "Chromium", "CHROMIUM",
    ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"), "chromium",
    mac=(
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ),
    is_snap_in_ubuntu=True, own=_own_chromium,
)  # fmt: skip
FIREFOX = Program(
    "Firefox", "FIREFOX", ("firefox-esr", "firefox"), "firefox-esr",
    mac=("/Applications/Firefox.app/Contents/MacOS/firefox",), is_snap_in_ubuntu=True,
)  # fmt: skip
NGINX = Program("nginx", "NGINX", ("nginx",), "nginx", version_option="-v", is_service=True)
OPENSSL = Program("OpenSSL", "OPENSSL", ("openssl",), "openssl", version_option="version")
PROGRAMS = {"chromium": CHROMIUM, "firefox": FIREFOX, "nginx": NGINX, "openssl": OPENSSL}


def _install_with_apt(program: Program) -> None:
    """Install Debian's package, where there is one and where nobody has to type a password for it."""
    is_snap = program.is_snap_in_ubuntu and "ubuntu" in _distribution()
    if not shutil.which("apt-get") or is_snap or not _may_become_root():
        return
    apt = _apt_as_root()
    _run(*apt, "update")
    _run(*apt, "install", "--yes", "--no-install-recommends", program.package)


def _unpack(package: str) -> None:
    """Unpack Debian's package, where there is one, in this environment: nothing of the system changes."""
    if not shutil.which("apt-get") or not shutil.which("dpkg-deb"):
        return
    if _may_become_root():
        _run(*_apt_as_root(), "update")
    UNPACKED.mkdir(exist_ok=True)
    _run("apt-get", "download", package, folder=UNPACKED)
    for archive in UNPACKED.glob("*.deb"):
        _run("dpkg-deb", "--extract", str(archive), str(UNPACKED))
        archive.unlink()


def _install_with_playwright() -> None:
    """Download Playwright's own Chromium, with the libraries it needs where that is possible."""
    playwright = [sys.executable, "-m", "playwright", "install"]
    if platform.system() == "Linux" and _may_become_root() and _run(*playwright, "--with-deps", "chromium"):
        return
    _run(*playwright, "chromium")


def _distribution() -> str:
    """Return the names the Linux distribution and its ancestors give themselves, in one string."""
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return ""
    return f"{release.get('ID', '')} {release.get('ID_LIKE', '')}"


def _may_become_root() -> bool:
    """Tell whether packages may be installed without asking anybody for a password."""
    if os.geteuid() == 0:
        return True
    if not shutil.which("sudo"):
        return False
    return subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0


def _apt_as_root() -> list[str]:
    return [*([] if os.geteuid() == 0 else ["sudo", "-n"]), "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]


def _run(*command: str, folder: Path | None = None) -> bool:
    """Run one command for all to see, and tell whether it succeeded."""
    print("+", *command, flush=True)
    return subprocess.run(command, cwd=folder, check=False).returncode == 0


def main(names: list[str]) -> None:
    """Provide the programs with these names, or all; stop with a remedy where one cannot be had."""
    for name in names or PROGRAMS:
        program = PROGRAMS[name]
        path = program.provide()
        if path is None:
            sys.exit(program.remedy)
        print(f"{program.title}: {path}")


if __name__ == "__main__":
    main(sys.argv[1:])
