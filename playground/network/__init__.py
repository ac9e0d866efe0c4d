"""The network, written by hand in NumPy: layers, losses, penalties, and the one vector that holds every parameter."""
