"""The Chromium that the browser tests drive: found on this machine, or installed."""

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC_APPLICATIONS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
# In a process of its own, so that a test may ask while it is driving a browser.
OWN_BROWSER = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""
REMEDY = (
    "The browser tests need Chromium: none was found that starts, and none could be installed.\n"
    "Install it by hand (Debian: sudo apt-get install chromium;\n"
    "elsewhere: .venv/bin/playwright install --with-deps chromium),\n"
    "or name one you have: CHROMIUM=/path/to/chromium make test"
)


def find_chromium() -> str | None:
    """Return the path of a Chromium that starts ($CHROMIUM, the system's or Playwright's own), or None."""
    return next(filter(_starts, _candidates()), None)


def provide_chromium() -> str | None:
    """Return the path of a Chromium that starts, installing one if there is none; None if that fails."""
    found = find_chromium()
    if found or "CHROMIUM" in os.environ:
        return found
    for install in (_install_with_apt, _install_with_playwright):
        install()
        found = find_chromium()
        if found:
            return found
    return None


def _candidates() -> Iterator[str]:
    """Yield where a Chromium may be, best first; a browser that was named is the only candidate."""
    if "CHROMIUM" in os.environ:
        yield shutil.which(os.environ["CHROMIUM"]) or os.environ["CHROMIUM"]
        return
    for command in COMMANDS:
        path = shutil.which(command)
        # A snap may not read the profile folder that a test driver hands it.
        if path and not path.startswith("/snap/"):
            yield path
    yield from MAC_APPLICATIONS
    own = subprocess.run([sys.executable, "-c", OWN_BROWSER], capture_output=True, text=True, check=True)
    yield own.stdout.strip()


def _starts(path: str) -> bool:
    """Tell whether the browser answers: a path may be stale, a placeholder, or lack its libraries."""
    try:
        answer = subprocess.run([path, "--version"], capture_output=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0


def _install_with_apt() -> None:
    """Install Debian's package, where there is one and where nobody has to type a password for it."""
    # Ubuntu's package of that name is a snap.
    if not shutil.which("apt-get") or "ubuntu" in _distribution() or not _may_become_root():
        return
    apt = [*([] if os.geteuid() == 0 else ["sudo", "-n"]), "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    _run(*apt, "update")
    _run(*apt, "install", "--yes", "--no-install-recommends", "chromium")


def _install_with_playwright() -> None:
    """Download Playwright's own browser, with the libraries it needs where that is possible."""
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


def _run(*command: str) -> bool:
    """Run one command for all to see, and tell whether it succeeded."""
    print("+", *command, flush=True)
    return subprocess.run(command, check=False).returncode == 0


if __name__ == "__main__":
    chromium = provide_chromium()
    if chromium is None and "CHROMIUM" in os.environ:
        sys.exit(f"CHROMIUM={os.environ['CHROMIUM']} does not start: name another browser, or unset CHROMIUM")
    if chromium is None:
        sys.exit(REMEDY)
    print(f"Browser: {chromium}")
