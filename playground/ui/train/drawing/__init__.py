"""Drawing points on the picture of the answer, while the network trains on them."""
