"""What a person takes home: saved figures, and films of a run."""
