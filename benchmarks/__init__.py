"""Measures how fast training is beside its peers, and how fast the dashboard is in a real browser."""
