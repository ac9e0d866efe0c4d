"""The contestants: our trainer and the libraries it is measured beside."""
