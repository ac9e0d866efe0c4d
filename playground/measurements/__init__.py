"""Measurements read a run and return plain numbers; they change nothing."""
