"""What open and closed tabs cost the server."""
