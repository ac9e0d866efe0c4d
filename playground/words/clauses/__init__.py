"""Clauses of the verdict: its evidence, and what to try."""
