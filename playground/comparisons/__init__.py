"""What several runs say together: what differs, which is better, and whether it was luck."""
