"""Runs and sweeps in MLflow, where other people's runs are."""
