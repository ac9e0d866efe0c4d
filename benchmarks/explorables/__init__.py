"""How fast a figure that is moved follows the hand."""
