"""How fast points that a person draws travel, and how fast a run goes on with them."""
