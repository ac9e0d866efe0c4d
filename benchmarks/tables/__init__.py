"""Tables that a person brings."""
