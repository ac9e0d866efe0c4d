"""What a notebook asks of a run and of what is made of runs: to show themselves, and for data frames."""
