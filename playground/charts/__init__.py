"""Charts are pure functions from measurements to figures; Altair lives here alone."""
