"""The data, under the one name by which the playground knows them.

In the repository they are the folder ``datasets``, for which this module stands. In a wheel that folder takes the place
of this module, so that nothing called ``datasets`` is installed: a well-known library has that name.
"""

from datasets import *  # noqa: F403 -- all that the folder offers
