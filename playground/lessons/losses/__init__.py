"""Chapter 2: losses."""

from playground.lessons.losses import rare_class, slow_when_wrong

LESSONS = (slow_when_wrong.LESSON, rare_class.LESSON)
