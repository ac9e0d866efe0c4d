"""What a person can set: fields that know their range, a run's settings, a page's settings, and links."""
