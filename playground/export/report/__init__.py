"""A report of a run, a race, a study or a sweep as one HTML file, and the same as slides."""
