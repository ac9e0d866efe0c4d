"""The command line: runs, studies of many seeds, sweeps and kept runs without the dashboard."""
