"""The page of one sample's way through a network."""
