"""The figures of one sample's way through a network."""
