"""What can go wrong in an ordinary way. Each problem becomes one sentence for the person.

    Problem
    ├── NotUnderstood   the words do not answer the question: it is asked again, in the same place
    ├── NotAllowed      this person may not see or do that
    ├── NotFound        nothing and nobody carries that name
    ├── StaleAnswer     the question is settled or gone: the card was an old one
    └── NotYet          it can be done, but not now

A problem carries the key of a phrase and the names that it may use. The words stand in `phrases.yaml`,
so that they are chosen by the reader's language. Anything else that is raised is a fault of ours.
"""


class Problem(Exception):  # noqa: N818 - "problem" is what it is to the person who meets it
    """Something a person can be told in a sentence.

    Args:
        key: of the phrase, as `answer.empty`.
        names: what the phrase may use.
    """

    def __init__(self, key: str, **names: object) -> None:
        super().__init__(key, names)
        self.key = key
        self.names = names


class NotUnderstood(Problem):
    """The words do not answer the question."""


class NotAllowed(Problem):
    """This person may not see or do that."""


class NotFound(Problem):
    """Nothing and nobody carries that name."""


class StaleAnswer(Problem):
    """The question is settled or gone."""


class NotYet(Problem):
    """It can be done, but not now."""


class TurnOver(Exception):  # noqa: N818 - it says what is, and nothing went wrong
    """Everything there is to say has been said; what the turn did until here is kept."""
