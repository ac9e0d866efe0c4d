"""The figures of kept runs."""
