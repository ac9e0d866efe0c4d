"""What is made of a table: target and inputs, rows that count, parts, and numbers for the network."""
