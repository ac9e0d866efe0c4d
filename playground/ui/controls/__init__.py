"""The sidebar: controls that together say the settings of a run."""
