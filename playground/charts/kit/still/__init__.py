"""A figure that stands by itself: its spec with data inside, and with a size and a background of its own."""
