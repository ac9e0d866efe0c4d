"""What every measurement needs: clocks, spreads, workloads, the machine and tables."""
