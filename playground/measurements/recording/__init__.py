"""What a history is made of: a growing table, the epochs still to be measured, and the ledger of labels."""
