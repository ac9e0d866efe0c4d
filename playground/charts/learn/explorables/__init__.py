"""Figures that are moved."""
