"""Lessons: a question, a few runs, and a claim that their results bear out or not."""
