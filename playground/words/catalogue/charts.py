"""Names of the charts, and what is read out in place of them."""

from playground.words.messages import Message

NOTHING = Message("Nothing to draw")
NOTE = Message("({note}.)")
NAMED = Message("{name}. {description}")
VALUE = Message("{name} {value}")
SENTENCE = Message("{clause}.")

# The answer of a network.
BOUNDARY = Message("Decision boundary")
BOUNDARY_SAID = Message("{dataset}: decision boundary of {n} classes over {plane}.")
ACCURACIES = Message("Accuracy {train} on training, {test} on test points.")
FLIPPED = Message("{n} training labels are flipped and ringed.")
AT_PLACE = Message("x {x}, y {y}: {what}")
FIELD_KEYS = Message("Arrow keys move a ring over the picture and say what is there; Escape takes it away.")
CLASS_WITH_PROBABILITY = Message("{name}: p = {p}")
SURFACE = Message("Predicted surface")
SURFACE_SAID = Message("{dataset}: predicted {target} over {plane}.")
R_SQUARED = Message("R² {train} on training, {test} on test points.")
UNIT = Message("hidden {layer} unit {unit}")
UNIT_OUTPUT = Message("Output of one hidden unit")
UNIT_SURFACE_SAID = Message(
    "{dataset}: output of {unit} over {plane}, from {low} to {high}; orange is below 0, blue above."
)
UNIT_CURVE_SAID = Message("{dataset}: output of {unit}, from {low} to {high}.")
CURVE = Message("Fitted curve")
CURVE_SAID = Message("{dataset}: fitted curve over {axis}; its steepest slope is {slope}.")
AGAINST_TRUE = Message("Predicted against true")
AGAINST_TRUE_SAID = Message("{dataset}: predicted against true {target}.")
TRUE = Message("true {target}")
PREDICTED = Message("predicted {target}")
THINNED_CLASSES = Message(
    "{n} thinned networks and their average are drawn as well; the standard deviation of their probabilities is "
    "{mean} on average and {most} at most."
)
THINNED_NUMBERS = Message(
    "{n} thinned networks and their average are drawn as well; the standard deviation of their predictions is "
    "{mean} on average and {most} at most."
)

# Curves over epochs.
CUT = Message("{quantity}, cut at {floor}")
LEARNING_CURVES = Message("Learning curves")
LOSS_BY_EPOCH = Message("Loss by epoch.")
ACCURACY_BY_EPOCH = Message("Accuracy by epoch.")
R_SQUARED_BY_EPOCH = Message("R² by epoch.")
SCORES_BY_EPOCH = Message("Accuracy or R² by epoch.")
ACCURACY_OR_R_SQUARED = Message("accuracy or R²")
AFTER_EPOCH = Message("After epoch {epoch}: train {train}, test {test}.")
LOWEST = Message("Lowest test loss {loss} in epoch {epoch}.")
EARLY_STOPPING = Message("Early stopping at epoch {epoch}.")
AT_EPOCH = Message("epoch {epoch}: train {train}, test {test}, gap {gap}")
EPOCH_KEYS = Message(
    "Arrow keys go from epoch to epoch, Page Up and Page Down ten at a time, Home and End to the ends; Enter trains on "
    "from there."
)
BEST_MARK = Message("best {epoch}")
STOP_MARK = Message("early stop {epoch}")
STOP_MARK_SHORT = Message("stop {epoch}")
BEFORE = Message("before")
BEFORE_CALLED = Message("before: {name}")
GHOST_SAID = Message("Dashed, {run}: train {train}, test {test} after epoch {epoch}.")
KEPT_CURVES = Message("Curves of the chosen runs")
KEPT_RUN = Message("{run}: train {train}, test {test} after epoch {epoch}")
NO_RUNS = Message("Choose runs in the table to see their curves.")
LOSS_OF_BOTH = Message("Loss of A and B by epoch")
ACCURACY_OF_BOTH = Message("Accuracy of A and B by epoch")
R_SQUARED_OF_BOTH = Message("R² of A and B by epoch")
ZEROS_OF_BOTH = Message("Share of weights of A and B by epoch")
SIDE_AFTER_EPOCH = Message("{side} after epoch {epoch}: {values}")

# Layers.
NO_LAYERS = Message("There are no hidden layers.")
SHARE_OF_WEIGHTS = Message("share of weights")
SHARE_OF_WEIGHTS_BY_LAYER = Message("Share of weights by epoch and layer")
NORM = Message("norm of the weights")
NORM_BY_LAYER = Message("Norm of the weights by epoch and layer")
GRADIENT = Message("RMS of ∂C₀/∂w, last 10 epochs")
GRADIENT_BY_LAYER = Message("RMS of ∂C₀/∂w by epoch and layer")
SHARE_OF_LAYER = Message("share of the layer")
SHARE_OF_LAYER_BY_LAYER = Message("Share of the layer by epoch and layer")
LAYERS_AFTER_EPOCH = Message("After epoch {epoch}: {series}.")
SERIES = Message("{name}: {values}")
HISTOGRAM = Message("Histogram of {quantity}")
ZEROS_OF_LAYER = Message("{layer}: {zero} = 0, {near} ≈ 0")
SPREAD_OF_LAYER = Message("{layer}: σ = {spread}, {zero} = 0")

# The network.
GRAPH = Message("Network as a graph of units and weights")
INPUTS = Message("inputs")
HIDDEN = Message("hidden {layer}")
HIDDEN_SHORT = Message("h{layer}")
OUTPUT = Message("output")
SOME = Message("{layer}: {drawn} of {n}")
SOME_SHORT = Message("{layer} {drawn}/{n}")
INPUT_UNIT = Message("input {unit}")
OUTPUT_UNIT = Message("output {unit}")
CONNECTION = Message("{first} → {following}")
OTHERS = Message(
    "{layer}: {drawn} of {n} units, the strongest by weight; the strip is the others, the darker the stronger"
)
ADD_UNIT = Message("one unit more in hidden layer {layer}: the run starts anew")
REMOVE_UNIT = Message("one unit less in hidden layer {layer}: the run starts anew")
ADD_LAYER = Message("one hidden layer more: the run starts anew")
REMOVE_LAYER = Message("one hidden layer less: the run starts anew")
WEIGHT = Message("weight")
WEIGHT_SAID = Message("weight from {source} to {target}: {value}")
GRAPH_KEYS = Message(
    "Arrow keys go from unit to unit, with Shift from one to the next of the weights that lead to it. Enter keeps the "
    "unit, or has the weight typed. Control and Z take back what was set. Escape leaves."
)
LINE_KEY = Message("line w: blue +, orange −, widest {reach}")
DISC_KEY = Message("disc: bias")
DEAD_KEY = Message("✕ dead")
DROPPED_KEY = Message("grey: dropped")
SOME_KEY = Message("strip: weaker units")
LAYERS = Message("layers")
GRAPH_SAID = Message("From {inputs} inputs through hidden layers of {widths} units to {outputs} outputs.")
GRAPH_WITHOUT_LAYERS = Message("From {inputs} inputs through hidden layers of no units to {outputs} outputs.")
ZERO_WEIGHTS = Message(
    "{zeros} of {n} weights are exactly 0; the largest in size is {weight}, the largest bias {bias}."
)
DRAWN = Message("Of {layer} {drawn} of {n} units are drawn, the strongest by weight: {units}.")
DEAD = Message("Dead: {units}.")
DROPPED = Message("Dropped for the first sample of the last mini-batch: {units}.")
WEIGHT_MAPS = Message("Weights of each layer as a heat map")
SHAPE = Message("{rows} × {columns}")
SHAPE_AND_SCALE = Message("{rows} × {columns}, {scale}")
SCALE = Message("±{reach}")
MAP_SAID = Message("{layer}: {rows} × {columns}, {zeros} exact zeros, largest {largest}")
MAP_KEY = Message("rows: what comes in · columns: units · blue +, orange −, empty 0")
MAP_KEY_COARSE = Message(
    "rows: what comes in · columns: units · blue +, orange −, empty 0 · a cell: the largest of up to {rows} × {columns}"
)

# The ledger, and the confusion matrices.
LEDGER = Message("Memorisation ledger")
LEDGER_TRUE = Message("After epoch {epoch}: {true} with true labels.")
LEDGER_BOTH = Message("After epoch {epoch}: {true} with true labels; {flipped} with flipped labels.")
FITTED = Message("{fitted} of {n} points fitted so far")
FITTED_MEDIAN = Message("{fitted} of {n} points fitted so far (median epoch {epoch})")
LOST = Message("{n} were lost at times.")
SHARES = Message("Share of training points fitted")
SHARES_OF_TRUE = Message("Share of training points fitted by epoch. After epoch {epoch}: {true} with true labels.")
SHARES_OF_BOTH = Message(
    "Share of training points fitted by epoch. After epoch {epoch}: {true} with true labels, "
    "{flipped} with flipped labels."
)
NO_FLIPS = Message("No label is flipped: see Flipped labels under Data.")
CONFUSION = Message("Confusion matrices")
TRAINING_HEADING = Message("training: {share} right")
TEST_HEADING = Message("test: {share} right")
RECALL = Message("recall")
TRAINING_RIGHT = Message("Training: {share} right; {classes}.")
TEST_RIGHT = Message("Test: {share} right; {classes}.")
CLASS = Message("{label} precision {precision}, recall {recall}")

# Many seeds.
NO_PLANE = Message("No map: the data of each seed are drawn on principal components of their own.")
NO_NETWORK = Message("No map: every network diverged.")
AGREEMENT = Message("Agreement map")
AGREEMENT_SAID = Message(
    "After epoch {epoch}, agreement of {n} networks over {plane}: on average {share} of them give the commonest class, "
    "and on {all} of the plane all agree."
)
SPREAD = Message("Spread of the predictions")
SPREAD_NOTE = Message("blue: standard deviation, at most {most}")
SPREAD_SAID = Message(
    "Standard deviation of the networks' predictions over {plane}: {mean} on average, {most} at most; "
    "their median goes from {low} to {high}."
)
MEDIAN_CURVE = Message("Median of the fitted curves")
MEDIAN_CURVE_SAID = Message(
    "Median of the fitted curves over {axis}, and a band of one standard deviation on each side: {mean} on average, "
    "{most} at most."
)
OF_EACH_SEED = Message("Of each seed: {compared}")
MEDIAN = Message("median {value}")
SEEDS_SAID = Message("{n} seeds from {low} to {high}, median {median}.")
SIDE_SEEDS_SAID = Message("{side}: {n} seeds from {low} to {high}, median {median}.")
ALL_DIVERGED = Message("every network diverged.")
SIDE_DIVERGED = Message("{side}: every network diverged.")
BANDS = Message("Learning curves of all seeds")
BANDS_SAID = Message("Learning curves of all seeds: {measure} by epoch.")
BAND = Message("After epoch {epoch}: median train {train}, test {test}; test of {n} seeds {low} to {high} ({spread}).")
SIDE_BAND = Message(
    "{side}, after epoch {epoch}: median train {train}, test {test}; test of {n} seeds {low} to {high} ({spread})."
)

# Two settings.
APART = Message("Disagreement of A and B")
APART_SAID = Message("{dataset}: where A and B disagree over {plane}.")
BOTH_CURVES_SAID = Message("{dataset}: the curves fitted by A and B.")
BOTH_CURVES = Message("Curves of A and B")
FACE_TO_FACE = Message("Predictions of A and B")
FACE_TO_FACE_SAID = Message("{dataset}: predictions of B against those of A for the test samples.")
PREDICTED_BY = Message("{target} predicted by {side}")

# Sweeps.
SWEEP_CURVES = Message("Train and test over the values of the sweep")
SWEEP_CURVES_SAID = Message("Median {measure} by {knob}: {values}.")
SWEEP_CURVES_NONE = Message("Median {measure} by {knob}: no run is done yet.")
SWEEP_VALUE = Message("{value}: train {train}, test {test}")
BEST_VALUE = Message("best: {setting}")
FAILED = Message("{failed}/{done} failed")
SWEEP_MAP = Message("Median test result by the two knobs of the sweep")
SWEEP_MAP_SAID = Message("Median {measure} by {first} and {second}, {band}.")
TEST_MEASURE = Message("test {measure}")
MEDIAN_OF = Message("median {measure}")
SWEEP_ZEROS = Message("Share of zeros over the values of the sweep")
SWEEP_ZEROS_SAID = Message("Median share of exact zeros by {knob}: {values}.")
SWEEP_ZEROS_NONE = Message("Median share of exact zeros by {knob}: none yet.")
ZEROS_VALUE = Message("{value}: {zeros}, near zeros {near}")

# Below the maps of many seeds.
AGREEMENT_CAPTION = Message("The paler, the fewer networks give the same class.")
CURVES_CAPTION = Message("Line: median of the networks. Band: one standard deviation on each side.")
SPREAD_CAPTION = Message("The bluer, the further the networks' predictions spread.")
