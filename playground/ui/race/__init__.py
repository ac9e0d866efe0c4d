"""The page of two settings side by side."""
