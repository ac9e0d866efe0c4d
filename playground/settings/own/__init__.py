"""Data of a person's own as part of a run's settings: a value that names and holds what it stands for."""
