"""Two settings side by side on the same data."""
