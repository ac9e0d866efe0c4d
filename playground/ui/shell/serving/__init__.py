"""What surrounds the life of the server."""
