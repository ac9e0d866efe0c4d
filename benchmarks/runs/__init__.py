"""How fast a long run log is."""
