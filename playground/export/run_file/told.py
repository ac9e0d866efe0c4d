"""What is told of a run's file: what is wrong with it, or where it takes the reader."""

from __future__ import annotations

from collections.abc import Mapping

from playground.export.run_file.archive import LARGEST_FILE
from playground.export.run_file.document import VERSION
from playground.export.run_file.errors import RunFileProblem, Trouble
from playground.export.run_file.loaded import Loaded
from playground.measurements.provenance import versions
from playground.words.catalogue.export import run_file as says
from playground.words.lists import commas, paragraph
from playground.words.runs import shown

_COUNTED = ("playground", "numpy")  # whose versions have a say in the last digits


def opened_text(loaded: Loaded, name: str) -> str:
    """Return that the run of a file is open, and what the reader must know of its digits."""
    said = [says.OPENED(name=shown(name), epoch=f"{loaded.run.trainer.epoch:,}")]
    made, here = (_written(found) for found in (loaded.versions, versions()))
    if made != here:
        said.append(says.OTHER_VERSIONS(made=made, here=here))
    return paragraph(said)


def _written(found: Mapping[str, str]) -> str:
    return commas([f"{name} {shown(found.get(name, '?'))}" for name in _COUNTED])


def problem_text(problem: RunFileProblem) -> str:
    """Return why a file cannot be opened, and the remedy."""
    detail = shown(problem.detail)
    match problem.trouble:
        case Trouble.FOREIGN:
            return says.FOREIGN(detail=detail)
        case Trouble.NEWER:
            return says.NEWER(version=detail, newest=str(VERSION))
        case Trouble.TOO_LARGE:
            return says.TOO_LARGE(detail=detail, most=f"{LARGEST_FILE // 1_000_000:,} MB")
        case Trouble.NEEDS:
            return says.NEEDS(detail=detail)
        case Trouble.DATA:
            return says.DATA(detail=detail)
        case _:
            return says.DAMAGED(detail=detail)
