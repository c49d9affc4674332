"""What the job titles of an HR system may stand for: read word by word, and proposed with reasons."""

from frameworks.titles.proposing import CONFIDENCES, Proposal, Proposer
from frameworks.titles.reading import Read, read_title
from frameworks.titles.reading import words as read_words

__all__ = ["CONFIDENCES", "Proposal", "Proposer", "Read", "read_title", "read_words"]
