"""The notebook of the documents: it runs from top to bottom, draws, and is kept without what it gave."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).parents[2]
DOCUMENT = ROOT / "docs" / "notebook.ipynb"
VEGA_LITE = "application/vnd.vegalite.v6+json"


def test_the_notebook_is_kept_without_outputs() -> None:
    cells = [cell for cell in nbformat.read(DOCUMENT, as_version=4).cells if cell.cell_type == "code"]

    assert cells
    assert not any(cell.outputs or cell.execution_count for cell in cells)


@pytest.mark.long
@pytest.mark.filterwarnings("default")  # of the kernel's own libraries
def test_the_notebook_trains_races_studies_sweeps_and_draws() -> None:
    notebook = nbformat.read(DOCUMENT, as_version=4)
    NotebookClient(notebook, timeout=240, resources={"metadata": {"path": str(ROOT)}}).execute()
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    drawn = [output.data for output in outputs if output.output_type == "execute_result"]

    assert not [output for output in outputs if output.output_type == "error"]
    assert sum(VEGA_LITE in data for data in drawn) == 4
    assert sum("<table" in data.get("text/html", "") for data in drawn) >= 3
