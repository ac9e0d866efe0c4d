"""What drives the dashboard's run: its buttons, menus and keys, and the way back in time."""
