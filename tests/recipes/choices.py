"""Toys of what can be chosen: an activation, an optimiser, a data set."""

from tests.recipes.toy import Toy

ACTIVATION = Toy(
    "An activation",
    (
        (
            "playground/network/activations/smooth.py",
            "class Gated(Activation):",
            '''class Square(Activation):
    """z², with the derivative 2z."""

    def forward(self, a: Array, *, training: bool, run: Calls = NOW) -> Array:
        """Return z² elementwise."""
        out = self._output(a, training=training)
        run(np.multiply, a, a, out)
        return self._remember(a, out, training=training)

    def slope(self, z: Array, a: Array, out: Array, run: Calls = NOW) -> Array:
        """Write 2z."""
        run(np.add, z, z, out)
        return out


''',
        ),
        (
            "playground/network/activations/records.py",
            "import ELU, GELU, SiLU",
            "import Square\nfrom playground.network.activations.smooth ",
        ),
        (
            "playground/network/activations/records.py",
            '    "linear": ActivationRecord(',
            """    "square": ActivationRecord(
        kind=Square,
        title="Square",
        help="Square z² is even.",
        formula="z^2",
        slope_formula=r"2\\,z",
        initialiser="xavier",
    ),
""",
        ),
    ),
    """
from tests.ui.driver import AppDriver

train = AppDriver(n=40, layers="6", tab="units")
assert "Square" in train.control("NetworkSettings.activation", "selectbox").options
assert "Square z² is even." in train.control("NetworkSettings.activation", "selectbox").help
train.set("NetworkSettings.activation", "square")
train.press("step")
assert (train.epoch, train.link["act"], train.problems) == (1, "square", [])
inspector = AppDriver("backpropagation", act="square")
for _ in range(2):
    inspector.press("forward")
assert any("z^2" in equation for equation in inspector.equations)

from playground.__main__ import main
from playground.estimator import MLPClassifier

assert main(["--act", "square", "--epochs", "2", "--script"]) == 0
MLPClassifier((4,), activation="square", max_epochs=2).fit([[0.0], [1.0]] * 9, [0, 1] * 9)
print("seen")
""",
)

OPTIMISER = Toy(
    "An optimiser",
    (
        (
            "playground/optimisation/gradient_descent.py",
            "class Momentum(Optimiser):",
            '''class Sign(Optimiser):
    """θ ← θ − η sgn(g)."""

    @property
    def vectors(self) -> dict[str, Array]:
        """No vector: a step depends on the gradient alone."""
        return {}

    def _move(self, theta: Array, grad: Array, size: Array, run: Calls) -> None:
        """Move against the sign of the gradient."""
        run(np.sign, grad, self._scratch)
        run(np.multiply, self._scratch, size, self._scratch)
        run(np.subtract, theta, self._scratch, theta)


''',
        ),
        (
            "playground/optimisation/records.py",
            "from playground.optimisation.optimiser import",
            "from playground.optimisation.gradient_descent import Sign\n",
        ),
        (
            "playground/optimisation/records.py",
            '    "rmsprop": OptimiserRecord(',
            """    "sign": OptimiserRecord(
        Sign,
        "sign",
        r"w \\\\leftarrow w - \\\\eta\\\\, \\\\mathrm{sgn}(g)",
        "Sign takes steps of one size.",
        "The penalty only has a say in the direction.",
    ),
""",
        ),
    ),
    """
from tests.ui.driver import AppDriver

train = AppDriver(n=40, layers="6", l2="1")
train.set("TrainingSettings.optimiser", "sign")
train.press("step")
assert (train.epoch, train.link["opt"], train.problems) == (1, "sign", [])
assert "The penalty only has a say" in train.control("TrainingSettings.l2", "select_slider").help
print("seen")
""",
)

DATA_SET = Toy(
    "A data set",
    (
        (
            "datasets/synthetic.py",
            "def quantiles(",
            '''def stripes(n_per_class: int, n_classes: int, rng: np.random.Generator) -> tuple[Floats, Ints]:
    """Each class on a stripe of its own."""
    y = _labels(n_per_class, n_classes)
    return np.column_stack([rng.uniform(-HALF_WIDTH, HALF_WIDTH, size=y.size), y.astype(float)]), y


''',
        ),
        ("datasets/synthetic.py", '        "quantiles": quantiles,', '        "stripes": stripes,\n'),
        (
            "datasets/catalogue.py",
            '    Entry(\n        name="spirals",',
            """    Entry(
        name="stripes",
        title="Stripes",
        description="Stripes lie one above the other.",
        generated=True,
        n_raw_features=2,
        classes=(2, 4),
        default_noise=0.2,
    ),
""",
        ),
    ),
    """
from tests.ui.driver import AppDriver

train = AppDriver(layers="6")
assert "Stripes" in train.control("DataSettings.name", "selectbox").options
train.set("DataSettings.name", "stripes")
train.set("DataSettings.n_classes", 4)
train.press("step")
assert (train.epoch, train.link["data"], train.link["classes"], train.problems) == (1, "stripes", "4", [])
assert train.control("DataSettings.noise", "slider").value == 0.2
assert AppDriver("race", **{"data": "stripes", "b.dropout": "0.5"}).problems == []
print("seen")
""",
)
