"""Small runs to take away."""

from tests.charts.conftest import make_run

__all__ = ["make_run"]
