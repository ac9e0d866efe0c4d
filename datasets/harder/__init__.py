"""Data made harder on purpose: more inputs than there are reasons, units that differ, test data from elsewhere."""
