"""What every test shares: examples that do not depend on chance or on the machine, and a data folder of their own."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from playground.journal.database import VARIABLE

settings.register_profile("repeatable", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("quick", settings.get_profile("repeatable"), max_examples=10)  # for `make check`
settings.load_profile("repeatable")


@pytest.fixture(scope="session", autouse=True)
def own_data_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the run log of the tests, and of the servers they start, out of the user's own folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, str(tmp_path_factory.mktemp("data")))
        yield
