"""How a run that plays reaches the browser."""
