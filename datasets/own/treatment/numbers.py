"""Input columns as numbers: gaps filled and words one-hot by scikit-learn, fitted on the training rows alone."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa
from sklearn.compose import ColumnTransformer
from sklearn.impute import SimpleImputer
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder

from ...arrays import Floats, Ints
from ..column import Column
from ..limits import MOST_CATEGORIES
from ..names import shown

GAP = "(missing)"
OTHERS = "another"


@dataclass(frozen=True, eq=False, slots=True)
class Numbers:
    """Inputs in their own units.

    Parameters
    ----------
    train, test : ndarray of shape (n_train or n_test, n_inputs)
    names : tuple of str, one an input
    """

    train: Floats
    test: Floats
    names: tuple[str, ...]


def raw_numbers(columns: tuple[Column, ...], rows: Ints) -> Floats:
    """Return columns of numbers at some rows (n_rows, n_columns); NaN where there is no value."""
    taken = [column.values.take(pa.array(rows)).to_numpy(zero_copy_only=False) for column in columns]
    return np.column_stack(taken).astype(np.float64) if taken else np.empty((len(rows), 0))


def as_numbers(
    train: Floats, test: Floats, numbers: tuple[Column, ...], words: tuple[Column, ...], rows: tuple[Ints, Ints]
) -> Numbers:
    """Return what the network is given before it is standardised.

    Parameters
    ----------
    train, test : ndarray of shape (n_train or n_test, len(numbers))
        The columns of numbers, with NaN for gaps.
    numbers, words : tuple of Column
    rows : pair of ndarrays of int
        Which rows of the columns of words are training and test.
    """
    of_words = [f"word {i}" for i in range(len(words))]
    of_numbers = [f"number {i}" for i in range(len(numbers))]
    one_hot = OneHotEncoder(
        max_categories=MOST_CATEGORIES, handle_unknown="infrequent_if_exist", sparse_output=False, dtype=np.float64
    )
    fill = SimpleImputer(missing_values=None, strategy="constant", fill_value=GAP)
    transformer = ColumnTransformer(
        [
            ("numbers", SimpleImputer(strategy="median", keep_empty_features=True), of_numbers),
            ("words", Pipeline([("fill", fill), ("one_hot", one_hot)]), of_words),
        ]
    )
    frames = [
        pd.concat([pd.DataFrame(part, columns=of_numbers), _frame(words, of_words, some)], axis=1)
        for part, some in ((train, rows[0]), (test, rows[1]))
    ]
    transformer.fit(frames[0])
    X_train, X_test = (np.ascontiguousarray(transformer.transform(frame), np.float64) for frame in frames)
    names = [column.name for column in numbers]
    if words:
        names += _names(words, transformer.named_transformers_["words"]["one_hot"])
    return Numbers(X_train, X_test, tuple(names))


def _frame(columns: tuple[Column, ...], names: list[str], rows: Ints) -> pd.DataFrame:
    taken = {
        name: pd.Series(column.values.take(pa.array(rows)).to_pylist(), dtype=object)
        for name, column in zip(names, columns, strict=True)
    }
    return pd.DataFrame(taken, index=range(len(rows)), dtype=object)


def _names(columns: tuple[Column, ...], one_hot: OneHotEncoder) -> list[str]:
    """Return names such as "sex = male"; the rare words together are "sex = another"."""
    names = []
    for column, categories, rare in zip(columns, one_hot.categories_, one_hot.infrequent_categories_, strict=True):
        single = [word for word in categories if rare is None or word not in set(rare)]
        words = single if rare is None else [*single, OTHERS]
        names += [shown(f"{column.name} = {word}") for word in words]
    return names
