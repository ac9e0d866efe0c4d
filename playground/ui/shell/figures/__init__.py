"""Figures on a page: drawn where nothing plays, and saved by the person who looks at them."""
