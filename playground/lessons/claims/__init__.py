"""How often the lessons' claims hold: trials over seeds, what they add up to, and the report of them."""
