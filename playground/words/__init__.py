"""What things are called and how numbers are written, wherever a person reads them."""
