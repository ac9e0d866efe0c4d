"""What every page has: its frame, links, style, widgets and the state of its tab."""
