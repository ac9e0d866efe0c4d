"""One sample followed through a small network and back."""
