"""What is said of figures that people take away."""

from playground.words.messages import Message

SAVE_FIGURE = Message("Save figure")
AS_PNG = Message("Picture (PNG)")
AS_SVG = Message("Drawing (SVG)")
AS_CSV = Message("Table (CSV)")
COLOURS = Message("Colours")
OF_THE_PAGE = Message("As here")
PRINTED = Message("For print")
AS_DRAWN = Message("As the figure stands at the moment of the click. The table has what is drawn.")

# Where a file is fetched by its address, for who looks at the answer.
GONE = Message("There is no such file any more. Open the page again and save it from there.")
