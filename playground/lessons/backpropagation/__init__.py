"""Chapter 5: backpropagation."""

from playground.lessons.backpropagation import downhill, wiggling

LESSONS = (wiggling.LESSON, downhill.LESSON)
