"""What the controls of the network say: layers and units, weights by hand."""

from playground.words.messages import Message

CHANGE = Message("Change")
LAYERS = Message("Hidden layers: {widths}")
NO_LAYERS = Message("Hidden layers: none")
ADD_LAYER_HELP = Message("One hidden layer more, as wide as the last. The run starts anew, and plays on if it plays.")
REMOVE_LAYER_HELP = Message("One hidden layer less. The run starts anew, and plays on if it plays.")
ADD_UNIT_HELP = Message("One unit more in the layer chosen here. The run starts anew, and plays on if it plays.")
REMOVE_UNIT_HELP = Message("One unit less in the layer chosen here. The run starts anew, and plays on if it plays.")
UNITS_OF = Message("Units of")
BY_HAND = Message("Set a weight by hand")
BY_HAND_HELP = Message(
    "From 0 means the bias of the unit. The run goes on from there; its link alone does not give it then. "
    "On the graph, drag a line up or down, or press it twice and type."
)
LAYER = Message("Into layer")
FROM = Message("From unit")
TO = Message("To unit")
VALUE = Message("Value")
SET = Message("Set")
UNDO = Message("Undo")
UNDO_HELP = Message("{parameter} is {before} again, as before it was set, and the run goes back to epoch {epoch}.")
NOTHING_TO_UNDO = Message("No weight was set by hand.")
WEIGHT_NAME = Message("The weight {first} → {following}")
BIAS_NAME = Message("The bias of {unit}")
