"""How well free words are understood, measured on a labelled file.

`questions` reads the file, `marks` says what became of each question, `figures` counts, and `sitting` puts
the questions to the understanding, each as its asker would.
"""

from conversations.scored.figures import Confusion, Figures, Share
from conversations.scored.marks import Mark, Outcome, mark
from conversations.scored.questions import Question, QuestionMistakes, read_questions
from conversations.scored.sitting import Sitting

__all__ = [
    "Confusion",
    "Figures",
    "Mark",
    "Outcome",
    "Question",
    "QuestionMistakes",
    "Share",
    "Sitting",
    "mark",
    "read_questions",
]
