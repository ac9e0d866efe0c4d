"""A setting over a range, or two as a map."""
