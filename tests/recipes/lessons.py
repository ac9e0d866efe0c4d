"""The toy of a lesson."""

from tests.recipes.toy import Toy

LESSON = Toy(
    "A lesson",
    (
        (
            "playground/lessons/overfitting/ten_epochs.py",
            "",
            '''"""Ten epochs are enough to be better than chance."""

from __future__ import annotations

from playground.lessons.lesson import Evidence, Lesson, Runs, setting
from playground.lessons.readings import score_on_test
from playground.lessons.text import Excerpt, LessonText
from playground.training.stopping import EarlyStopping
from playground.words.messages import Message
from playground.words.numbers import percent

TEXT = LessonText(
    name=Message("Ten epochs"),
    question=Message("Is a network after ten epochs better than chance?"),
    answers=(Message("Yes."), Message("No.")),
    watch=Message("Watch the boundary."),
    held=Message("It named {score} of the test points rightly."),
    failed=Message("It named only {score} of the test points rightly."),
    why=Message("A toy explains little."),
    limits=Message("It stops at once."),
    next=Message("Try twenty."),
    claim=Message("Test accuracy is above 50 % after ten epochs."),
    effect=Message("test accuracy"),
)


def check(runs: Runs) -> Evidence:
    """Judge whether it beats chance."""
    score = score_on_test(runs["run"])
    return Evidence(score > 0.5, score, 0 if score > 0.5 else 1, {"score": score})


LESSON = Lesson(
    key="ten-epochs",
    text=TEXT,
    variants={"run": setting("?v=2&epochs=10")},
    check=check,
    quantities={"score": percent},
    excerpts=(Excerpt(EarlyStopping, "e", Message("A symbol of the toy.")),),
)
''',
        ),
        ("playground/lessons/overfitting/__init__.py", "    double_descent,\n", "    ten_epochs,\n"),
        ("playground/lessons/overfitting/__init__.py", "    gap_opens.LESSON,\n", "    ten_epochs.LESSON,\n"),
    ),
    """
from tests.ui.driver import AppDriver

app = AppDriver("learn")
assert "better than chance?" in app.text
app.press("open ten-epochs")
app.set("What do you think?", 1)
app.press("lesson reveal")
app.watch_to_end()
assert "of the test points rightly." in app.text
assert "A symbol of the toy." in app.text
print("seen")
""",
)
