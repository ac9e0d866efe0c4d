"""The catalogue lists the data sets that can be loaded, in the order in which they are offered."""

from collections.abc import Mapping
from types import MappingProxyType

from .entry import Entry
from .errors import DatasetError

_COORDINATE_NOISE = "noise is the standard deviation of the scatter in both coordinates."
_TARGET_NOISE = "noise is the standard deviation of the target's scatter, relative to the target's own."
_FEATURE_NOISE = "noise is the standard deviation of the scatter added to each standardised feature."

_ENTRIES = (
    Entry(
        name="moons",
        title="Moons",
        description=f"Two half circles hook into each other; {_COORDINATE_NOISE}",
        generated=True,
        n_raw_features=2,
        classes=(2, 2),
        default_noise=0.3,
    ),
    Entry(
        name="circles",
        title="Circles",
        description=f"A ring surrounds a smaller ring; {_COORDINATE_NOISE}",
        generated=True,
        n_raw_features=2,
        classes=(2, 2),
        default_noise=0.1,
    ),
    Entry(
        name="blobs",
        title="Blobs",
        description=f"Round clouds stand in a ring; {_COORDINATE_NOISE}",
        generated=True,
        n_raw_features=2,
        classes=(2, 6),
        default_noise=0.3,
    ),
    Entry(
        name="linear",
        title="Linear",
        description=f"A straight line divides the classes; {_COORDINATE_NOISE}",
        generated=True,
        n_raw_features=2,
        classes=(2, 2),
        default_noise=0.1,
    ),
    Entry(
        name="xor",
        title="XOR",
        description=f"Opposite quadrants share a class; {_COORDINATE_NOISE}",
        generated=True,
        n_raw_features=2,
        classes=(2, 2),
        default_noise=0.1,
    ),
    Entry(
        name="spirals",
        title="Spirals",
        description=f"Arms wind around each other; {_COORDINATE_NOISE}",
        generated=True,
        n_raw_features=2,
        classes=(2, 3),
        default_noise=0.1,
        classes_title="Arms",
    ),
    Entry(
        name="quantiles",
        title="Gaussian quantiles",
        description=f"Circles cut one Gaussian cloud into classes of equal size; {_COORDINATE_NOISE}",
        generated=True,
        n_raw_features=2,
        classes=(2, 4),
        default_noise=0.1,
    ),
    Entry(
        name="sine",
        title="Sine",
        description=f"A sine wave over one feature; {_TARGET_NOISE}",
        generated=True,
        n_raw_features=1,
        classes=(0, 0),
        default_noise=0.3,
    ),
    Entry(
        name="plane",
        title="Plane",
        description=f"A tilted plane over two features; {_TARGET_NOISE}",
        generated=True,
        n_raw_features=2,
        classes=(0, 0),
        default_noise=0.1,
    ),
    Entry(
        name="bumps",
        title="Bumps",
        description=f"Hills and hollows over two features; {_TARGET_NOISE}",
        generated=True,
        n_raw_features=2,
        classes=(0, 0),
        default_noise=0.1,
    ),
    Entry(
        name="iris",
        title="Iris",
        description=f"Three species of iris by the size of their petals and sepals; {_FEATURE_NOISE}",
        generated=False,
        n_raw_features=4,
        classes=(3, 3),
        default_noise=0.0,
        max_samples=150,
    ),
    Entry(
        name="wine",
        title="Wine",
        description=f"Three cultivars of wine by chemical analysis; {_FEATURE_NOISE}",
        generated=False,
        n_raw_features=13,
        classes=(3, 3),
        default_noise=0.0,
        max_samples=178,
    ),
    Entry(
        name="breast_cancer",
        title="Breast cancer",
        description=f"Malignant and benign tumours by the shape of their cell nuclei; {_FEATURE_NOISE}",
        generated=False,
        n_raw_features=30,
        classes=(2, 2),
        default_noise=0.0,
        max_samples=569,
    ),
    Entry(
        name="digits",
        title="Digits",
        description=f"Handwritten digits of 8 by 8 pixels; {_FEATURE_NOISE}",
        generated=False,
        n_raw_features=64,
        classes=(10, 10),
        default_noise=0.0,
        max_samples=1797,
    ),
    Entry(
        name="diabetes",
        title="Diabetes",
        description=f"How far diabetes progressed within a year, by ten measurements; {_FEATURE_NOISE}",
        generated=False,
        n_raw_features=10,
        classes=(0, 0),
        default_noise=0.0,
        max_samples=442,
    ),
)

_OWN = (
    Entry(
        name="table",
        title="Your own table",
        description=f"The rows of a file, or of text that is pasted; {_FEATURE_NOISE}",
        generated=False,
        n_raw_features=2,
        classes=(2, 2),
        default_noise=0.0,
    ),
    Entry(
        name="points",
        title="Your own points",
        description=f"Points that are drawn by hand, each for training or for testing; {_COORDINATE_NOISE}",
        generated=True,
        n_raw_features=2,
        classes=(2, 6),
        default_noise=0.0,
        has_parts=True,
    ),
)

CATALOGUE: Mapping[str, Entry] = MappingProxyType({entry.name: entry for entry in _ENTRIES})
# Kinds of data that a person brings: `load` cannot make them by name, and their own entries say what is in them.
OWN: Mapping[str, Entry] = MappingProxyType({entry.name: entry for entry in _OWN})
TITLES: Mapping[str, str] = MappingProxyType({entry.name: entry.title for entry in (*_ENTRIES, *_OWN)})


def find(name: str) -> Entry:
    """The catalogue's entry of a data set.

    Raises
    ------
    DatasetError
        If there is no data set of that name.
    """
    if not isinstance(name, str) or name not in CATALOGUE:
        raise DatasetError(f"there is no data set {name!r}; choose one of {', '.join(CATALOGUE)}")
    return CATALOGUE[name]
