"""What the page of the course says of a lesson besides its figures."""
