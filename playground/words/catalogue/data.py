"""What is said below the picture of a network's answer; notes that begin a caption have a text of their own."""

from playground.words.messages import Message

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
