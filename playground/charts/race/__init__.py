"""The figures that set two runs apart."""
