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
