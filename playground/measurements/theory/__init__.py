"""What the statements of the review speak of, measured on a network as it is."""
