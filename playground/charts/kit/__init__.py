"""What charts are made of: figures, colours, axes, points and pictures."""
