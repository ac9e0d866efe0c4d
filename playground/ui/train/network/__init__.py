"""What a person does with the network's graph: pointing at units, setting weights, adding and removing."""
