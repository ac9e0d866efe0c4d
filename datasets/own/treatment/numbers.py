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
class Rows:
    """Some rows of a table before their gaps are filled.

    Parameters
    ----------
    numbers : ndarray of shape (n_rows, n_number_columns)
        The columns of numbers, with NaN for gaps.
    words : tuple of Column
        The columns of words.
    places : ndarray of int of shape (n_rows,)
        Which rows of the columns of words they are.
    """

    numbers: Floats
    words: tuple[Column, ...]
    places: Ints


@dataclass(frozen=True, eq=False, slots=True)
class Numbers:
    """Inputs in their own units.

    Parameters
    ----------
    train, held_out : ndarray of shape (n_train or n_held_out, n_inputs)
        What is held out is validation before test.
    names : tuple of str, one an input
    """

    train: Floats
    held_out: Floats
    names: tuple[str, ...]


def raw_numbers(columns: tuple[Column, ...], rows: Ints) -> Floats:
    """Return columns of numbers at some rows (n_rows, n_columns); NaN where there is no value."""
    taken = [column.values.take(pa.array(rows)).to_numpy(zero_copy_only=False) for column in columns]
    return np.column_stack(taken).astype(np.float64) if taken else np.empty((len(rows), 0))


def as_numbers(numbers: tuple[Column, ...], train: Rows, *held_out: Rows) -> Numbers:
    """Return what the network is given before it is standardised.

    Parameters
    ----------
    numbers : tuple of Column
        The columns of numbers.
    train : Rows
        To which the treatment is fitted.
    *held_out : Rows
        Parts that are treated in the same way; they come back one below the other.
    """
    words = train.words
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
        pd.concat([pd.DataFrame(part.numbers, columns=of_numbers), _frame(part, of_words)], axis=1)
        for part in (train, *held_out)
        if len(part.places)
    ]
    transformer.fit(frames[0])
    X_train, *others = (np.ascontiguousarray(transformer.transform(frame), np.float64) for frame in frames)
    names = [column.name for column in numbers]
    if words:
        names += _names(words, transformer.named_transformers_["words"]["one_hot"])
    return Numbers(X_train, np.vstack(others), tuple(names))


def _frame(part: Rows, names: list[str]) -> pd.DataFrame:
    taken = {
        name: pd.Series(column.values.take(pa.array(part.places)).to_pylist(), dtype=object)
        for name, column in zip(names, part.words, strict=True)
    }
    return pd.DataFrame(taken, index=range(len(part.places)), dtype=object)


def _names(columns: tuple[Column, ...], one_hot: OneHotEncoder) -> list[str]:
    """Return names such as "sex = male"; the rare words together are "sex = another"."""
    names = []
    for column, categories, rare in zip(columns, one_hot.categories_, one_hot.infrequent_categories_, strict=True):
        single = [word for word in categories if rare is None or word not in set(rare)]
        words = single if rare is None else [*single, OTHERS]
        names += [shown(f"{column.name} = {word}") for word in words]
    return names
