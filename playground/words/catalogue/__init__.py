"""Everything the words room says, in English: a module for each family, a constant for each message.

The id of a message is its module's name and its own: "verdict.GOOD_FIT". A translation is a text for each id.
"""
