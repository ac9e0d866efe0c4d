"""What stands around charts: names of legends and axes, what an empty one says, and the notes below an answer."""

from playground.words.messages import Message

# Keys of the data, as legends call them.
TRAIN = Message("train")
TEST = Message("test")
VALIDATION = Message("validation")
EXACTLY_ZERO = Message("exactly 0")
NEARLY_ZERO = Message("below 0.001")
L2_NORM = Message("√Σw²")
L1_NORM = Message("Σ|w|")
ROOT_MEAN_SQUARE = Message("RMS")
INACTIVE = Message("inactive")
DEAD_UNITS = Message("dead units")
TRUE_LABELS = Message("true labels")
FLIPPED_LABELS = Message("flipped labels")
POINT_KEPT = Message("kept")
POINT_LOST = Message("lost at times")
POINT_NEVER = Message("never fitted")
POINT_NOT_FITTED = Message("not fitted now")

# Axes.
SHARE = Message("share")
SHARE_FITTED = Message("share fitted")
FIRST_FITTED = Message("first fitted in epoch")
FITTED_SINCE = Message("fitted for good since epoch")
LEDGER_SINCE = Message(
    "{dataset}: training points over {plane} by the epoch since which they are fitted without a break."
)
LEDGER_FIRST = Message("{dataset}: training points over {plane} by the epoch that first fitted them.")
BY_CHANCE = Message("A label can be met by chance for a while.")
FITTED_NOW = Message("{fitted} of {n} points fitted now")
SINCE_MEDIAN = Message("{fitted} of {n} points fitted now (the median one since epoch {epoch})")
SEED_NUMBER = Message("seed, from the first")
SIDE = Message("setting")
COMPARED = Message("compared by seed, 95 %")
DISTANCE = Message("distance")
DISTANCE_IN_DEVIATIONS = Message("distance (σ)")
TRUE_CLASS = Message("true class")
PREDICTED_CLASS = Message("predicted class")
PRECISION = Message("precision")

# The first layer's weights by input.
INPUT_WEIGHTS = Message("First layer's weights by input")
INPUT_NORM = Message("√Σw² of the input")
INPUT_WEIGHTS_SAID = Message("largest √Σw²: {norms}; {ignored} of {n} inputs have only weights that are exactly 0")
INPUT_WEIGHTS_OF = Message("{network}: {said}")

# Before there is anything to see.
LOSS_TO_COME = Message("Play. When the test line rises while the training line falls, the network learns by heart.")
SCORE_TO_COME = Message(
    "Play. When the training line rises and the test line does not follow, the network learns by heart."
)
PAIR_LOSS_TO_COME = Message("Play. Whose bold test line ends lower has learned more that holds for new points.")
PAIR_SCORE_TO_COME = Message("Play. Whose bold test line ends higher has learned more that holds for new points.")
ALL_ZERO = Message("All exactly 0 so far.")
NO_ZEROS = Message("No weight is 0 so far, nor below 0.001 in size. L1 makes exact zeros.")

# Below the picture of a network's answer; notes that begin a caption have a text of their own.
UNIT = Message(
    "Hidden {layer} unit {unit}: its output in place of the network's, blue above 0, orange below; "
    "choose Output above to go back"
)
FIRST_COMPONENTS = Message(
    "First two principal components, {share} % of the variance; the network sees all {n} features"
)
COMPONENTS = Message("first two principal components, {share} % of the variance; the network sees all {n} features")
AXES = Message("{x} and {y}")
TRAINING_DRAWN = Message("{drawn} of {n} training points drawn")
TEST_DRAWN = Message("{drawn} of {n} test points drawn")
FLIPPED = Message("{flipped} of {n} training labels flipped (ringed)")
FIRST_UNEVEN = Message(
    "Inputs not standardised: root mean square from {low} to {high} instead of 1, so training may suffer"
)
UNEVEN = Message("inputs not standardised: root mean square from {low} to {high} instead of 1, so training may suffer")
FIRST_USELESS_AT = Message("Drawn with useless inputs at 0")
USELESS_AT = Message("drawn with useless inputs at 0")
FIRST_COPIES_AT = Message("Drawn with each copy at its best guess, the correlation times its original")
COPIES_AT = Message("drawn with each copy at its best guess, the correlation times its original")
FIRST_ADDED_AT = Message(
    "Drawn with useless inputs at 0 and each copy at its best guess, the correlation times its original"
)
ADDED_AT = Message("drawn with useless inputs at 0 and each copy at its best guess, the correlation times its original")
FIRST_MOVED = Message("Test data moved, so the gap is not overfitting alone")
MOVED = Message("test data moved, so the gap is not overfitting alone")

FIRST_THINNED_CLASSES = Message(
    "Boundary of the full network solid, of 8 thinned ones thin, of their average dashed; a haze where they disagree"
)
THINNED_CLASSES = Message(
    "boundary of the full network solid, of 8 thinned ones thin, of their average dashed; a haze where they disagree"
)
FIRST_THINNED_SURFACE = Message("A haze where 8 thinned networks disagree")
THINNED_SURFACE = Message("a haze where 8 thinned networks disagree")
FIRST_THINNED_CURVE = Message(
    "Full network solid, 8 thinned ones thin, their average dashed in a band of one standard deviation"
)
THINNED_CURVE = Message(
    "full network solid, 8 thinned ones thin, their average dashed in a band of one standard deviation"
)

# What the theory speaks of: steepness, signals, normalisation, reliance, the ensemble of dropout.
STEEPNESS = Message("steepness")
STEEPNESS_BY_EPOCH = Message("Steepness of the logits by epoch: root mean square of their gradient's length")
OVER_THE_PLANE = Message("over the plane")
AT_TRAINING_POINTS = Message("at training samples")
SIGNAL = Message("pre-activation z")
SIGNAL_BY_LAYER = Message("Mean and standard deviation of the pre-activations by epoch and layer")
MEAN = Message("mean")
DEVIATION = Message("σ")
SKEWNESS = Message("skewness")
SKEWNESS_OF_SIGNAL = Message("skewness of z")
SKEWNESS_BY_LAYER = Message("Skewness of the pre-activations by epoch and layer")
NO_HIDDEN_LAYERS = Message("The network has no hidden layers, so nothing enters an activation: see Hidden layers.")
GAMMA = Message("√mean γ²")
BETA = Message("√mean β²")
GAMMA_AND_BETA = Message("γ and β")
GAMMA_AND_BETA_BY_LAYER = Message("Size of γ and β by epoch and layer")
NOT_NORMALISED = Message("Nothing is normalised: set Batch normalisation to before or after under Network.")
BEFORE_NORMALISATION = Message("before")
AFTER_NORMALISATION = Message("after")
SIGNAL_VALUE = Message("value")
NORMALISED = Message("What goes into each batch normalisation and what comes out")
LINEAR_AND_ACTIVATION = Message("What the linear part gives and what the activation gives")
BEFORE_AND_AFTER = Message("{layer}: {quantity} {before} → {after}")
RISE = Message("rise of the test loss")
RELIANCE = Message("Rise of the test loss when one hidden unit is deleted, by unit")
LAYER = Message("layer")
UNIT_NUMBER = Message("unit")
UNIT_RANK = Message("units of each layer, from the worst to lose")
WORST_UNIT = Message("{layer}: {rise} without unit {unit}, the worst to lose; {least} without unit {other}, the least")
RELIANCE_NEEDS_UNITS = Message("The network has no hidden units to delete: see Hidden layers under Network.")
RELIANCE_NEEDS_TEST = Message("There are no test samples on which a loss could rise: see Test share under Data.")
RELIANCE_TAKES_LONG = Message(
    "One pass for each of {units} units takes too long in so large a network: choose fewer or narrower layers."
)
ENSEMBLE = Message("Test loss of thinned networks, of their average as more are averaged, and of the whole network")
ENSEMBLE_LOSS = Message("test loss, mean −log p")
ENSEMBLE_SQUARES = Message("test loss, mean squared error")
AVERAGED = Message("thinned networks averaged")
SINGLE = Message("single")
AVERAGE = Message("average")
WHOLE = Message("whole")
ENSEMBLE_SAID = Message(
    "{n} single ones {single} on average, from {least} to {most}; the average of their answers {average}; "
    "the whole network {whole}"
)
ENSEMBLE_NEEDS_DROPOUT = Message("There is no dropout, so there are no thinned networks: raise Dropout.")
ENSEMBLE_NEEDS_TEST = Message("There are no test samples to measure a loss on: see Test share under Data.")
INPUT = Message("input")

# Beside training and test data, where there are validation data.
AFTER_EPOCH_WITH_VALIDATION = Message("After epoch {epoch}: train {train}, validation {valid}, test {test}.")
AT_EPOCH_WITH_VALIDATION = Message("epoch {epoch}: train {train}, validation {valid}, test {test}, gap {gap}")
LOWEST_VALIDATION = Message("Lowest validation loss {loss} in epoch {epoch}, with test loss {test}.")
ACCURACIES_WITH_VALIDATION = Message("Accuracy {train} on training, {valid} on validation, {test} on test points.")
R_SQUARED_WITH_VALIDATION = Message("R² {train} on training, {valid} on validation, {test} on test points.")
VALIDATION_DRAWN = Message("{drawn} of {n} validation points drawn")
BAND_WITH_VALIDATION = Message(
    "After epoch {epoch}: median train {train}, validation {valid}, test {test}; test of {n} seeds {low} to {high} "
    "({spread})."
)
SIDE_BAND_WITH_VALIDATION = Message(
    "{side}, after epoch {epoch}: median train {train}, validation {valid}, test {test}; test of {n} seeds {low} to "
    "{high} ({spread})."
)
SWEEP_VALUE_WITH_VALIDATION = Message("{value}: train {train}, validation {valid}, test {test}")
SWEEP_CURVES_WITH_VALIDATION = Message("Train, validation and test over the values of the sweep")
SWEEP_MAP_OF_VALIDATION = Message("Median validation result by the two knobs of the sweep")
VALIDATION_MEASURE = Message("validation {measure}")
VALIDATION_HEADING = Message("validation: {share} right")
VALIDATION_RIGHT = Message("Validation: {share} right; {classes}.")
KEPT_RUN_WITH_VALIDATION = Message("{run}: train {train}, validation {valid}, test {test} after epoch {epoch}")
