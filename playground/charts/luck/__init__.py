"""The figures of many seeds."""
