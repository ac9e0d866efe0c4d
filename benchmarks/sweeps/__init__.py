"""How many cells a second a sweep trains."""
