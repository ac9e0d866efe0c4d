"""What figures to be moved show, computed with the network's own code."""
