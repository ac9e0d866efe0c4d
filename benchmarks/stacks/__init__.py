"""What many networks side by side cost."""
