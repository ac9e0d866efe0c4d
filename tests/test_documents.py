"""The documents: every link in them leads somewhere, and a reader of the README gets to all of them."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LONGEST_README = 160  # lines: what a newcomer needs; the rest is in the manual
FENCED = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
TARGET = re.compile(r"\]\(([^)\s]+)\)|(?:src|srcset)=\"([^\"]+)\"")


def prose(document: Path) -> str:
    """Return the text without its blocks of code."""
    return FENCED.sub("", document.read_text("utf-8"))


def links(document: Path) -> list[tuple[str, Path, str]]:
    """Return the links to other places of the repository: as written, the path meant, and the heading on it."""
    found = []
    for match in TARGET.finditer(prose(document)):
        target = match[1] or match[2]
        if "://" not in target:
            path, _, heading = target.partition("#")
            found.append((target, (document.parent / path).resolve() if path else document, heading))
    return found


def anchors(document: Path) -> set[str]:
    """Return what links to headings are called, as GitHub makes it of their words."""
    headings = re.findall(r"^#+ (.+)$", prose(document), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_link_leads_to_a_file_and_a_heading_that_exist() -> None:
    every = [(document, *link) for document in DOCUMENTS for link in links(document)]
    broken = [
        f"{document.relative_to(ROOT)}: {target}"
        for document, target, path, heading in every
        if not path.exists() or (heading and heading not in anchors(path))
    ]

    assert every
    assert broken == []


def test_every_document_is_reached_from_the_readme() -> None:
    reached, waiting = set[Path](), [ROOT / "README.md"]
    while waiting:
        path = waiting.pop()
        if path in reached:
            continue
        reached.add(path)
        if path.is_dir():
            waiting += path.glob("*.md")
        elif path.suffix == ".md":
            waiting += [target for _, target, _ in links(path)]

    assert [str(document.relative_to(ROOT)) for document in DOCUMENTS if document not in reached] == []


def test_readme_is_as_long_as_a_newcomer_reads() -> None:
    assert len((ROOT / "README.md").read_text("utf-8").splitlines()) <= LONGEST_README
