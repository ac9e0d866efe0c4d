"""Chapter 3: dropout."""

from playground.lessons.dropout import deleting_units, indispensable, many_in_one, too_much_dropout

LESSONS = (deleting_units.LESSON, many_in_one.LESSON, indispensable.LESSON, too_much_dropout.LESSON)
