"""What a training step costs: beside its peers, above its floor, and as it grows."""
