"""What is said of one sample's way through a small network."""

from playground.words.messages import Message

# Names of the key numbers.
SAMPLE = Message("sample: {features}")
TARGET = Message("target y")
TARGET_CLASS = Message("{values} ({label})")
PREDICTION = Message("prediction a")
LOSS = Message("loss C")
LARGEST_ERROR = Message("largest error of a gradient")
UPDATES = Message("updates")
LOSS_BEFORE = Message("loss before the update")
LOSS_AFTER = Message("loss after it")

# Tables.
UNITS_OF = Message("Units of layer {layer}")
UNIT = Message("unit")
PARAMETERS_OF = Message("Weights and biases of layer {layer}")
VALUE = Message("value")
DIFFERENCE = Message("finite difference")
ERROR = Message("error")
UPDATED = Message("updated")
KINK = Message("kink")

# Equations.
COMBINATION = Message("Linear combination")
OUTPUT = Message("Prediction")
ACTIVATION = Message("Activation")
UNIT_ERROR = Message("Error of the unit")
GRADIENTS = Message("Gradients")
UPDATE = Message("Update of the first weight")

# The graph.
GRAPH = Message("The network as a graph")
SAMPLE_COLUMN = Message("sample")
LAYER = Message("layer {layer}")
LAST_LAYER = Message("layer {layer}, output")
SAMPLE_SAID = Message("Sample {values}")
LAYER_SAID = Message("{symbol} of layer {layer}: {values}")

# What the next step does.
ALL_KNOWN = Message("Every gradient is known: apply the update.")
GRADIENTS_KNOWN = Message(
    "δ and gradients of layer {layer} are known. Step backward: the error goes to layer {before}."
)
LOSS_KNOWN = Message("The loss is known. Step backward: the error enters at the output.")
A_KNOWN = Message("a of layer {layer} is known. Step forward.")
Z_KNOWN = Message("z of layer {layer} is known. Step forward.")
LOSS_FELL = Message("The weights have moved; the loss of this sample fell. Step forward through the new network.")
LOSS_ROSE = Message(
    "The weights have moved; the loss of this sample did not fall. Step forward through the new network."
)
NOTHING_KNOWN = Message("Step forward: the sample enters the network.")
CHOOSE_LAYER = Message("Layer {number}")
CHOOSE_UNIT = Message("Unit {number}")

# The page.
TITLE = Message("Backpropagation, number by number")
SQUARED_ERROR = Message("Loss: squared error (ŷ − y)².")
OWN = Message("Samples of your own table")
OWN_HELP = Message(
    "The first training samples of the table that the dashboard has, with its inputs, split and scaling. The address "
    "of this page names the table and does not hold it."
)
OWN_MISSING = Message(
    "The link follows samples of {data}, which no link holds: choose it on the page Train, in the sidebar, and come "
    "back. Until then the samples are those of {instead}."
)
OWN_IMPOSSIBLE = Message("The link's table cannot be followed: {error}. The samples are other ones.")
OWN_FEWER = Message("The table has {n} training samples; the last of them is shown.")
TOO_MANY_INPUTS = Message(
    "The dashboard's table cannot be followed here: it has {n} inputs, and {most} at most can be read in the graph. "
    "Choose fewer columns there."
)
TOO_MANY_CLASSES = Message(
    "The dashboard's table cannot be followed here: it has {n} classes, and {most} at most can be read in the graph. "
    "Choose another target there."
)
FORWARD = Message("Step forward")
BACKWARD = Message("Step backward")
APPLY = Message("Apply the update")
START_OVER = Message("Start over")
START_OVER_HELP = Message("Back to the first weights of the seed, with nothing revealed.")
LAYER_TITLE = Message("Layer")
UNIT_TITLE = Message("Unit")
NOTHING_OF_LAYER = Message("Nothing of layer {layer} is known yet.")
NO_UPDATE = Message(
    "With η = {rate} the loss would not be a finite number after the update, so it was not made. Try a smaller "
    "learning rate, or start over."
)
LEGEND = Message(
    "A line is a weight: the thicker, the larger |w|; blue and solid is positive, orange and dashed negative. "
    "The ring marks the unit whose equations are written out; the band marks the layer at work."
)
KINK_NOTE = Message(
    "“kink”: w + h and w − h lie on two sides of z = 0 of a ReLU, where it has no derivative; "
    "backpropagation takes the left one."
)
ERROR_NOTE = Message(
    "Finite difference: [C(w + h) − C(w − h)] / 2h with h = 10⁻⁵. Error: relative to the larger of the two, "
    "or to 10⁻⁴ max(C, 1) if that is more."
)
