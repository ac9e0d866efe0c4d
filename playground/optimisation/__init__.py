"""How weights are moved: optimisers, and schedules of the learning rate."""
