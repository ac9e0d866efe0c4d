"""Training: a dataset and settings become a run that advances epoch by epoch."""
