"""Walks a guide. Pure: the answers are the state; the next step is the first that applies and is not settled.

A `Journey` is one guide with what is settled so far. What is settled is kept by place, and says how:

- `answered`: a question, a form, or what a `read` or `draft` ability returned;
- `skipped`, `expired`, `declined`: nobody answered, and the guide goes on without it;
- `done`: what a `commit` ability returned; it never comes undone, and what it used cannot be changed;
- `open`: reopened, to be asked again with the old answer at hand.

`Settled.inputs` is `Stop.inputs` as it was then. A settled place falls open by itself when it rests on
something else today: a `read` when an input changed or a day has passed, a question when the value that it
shows changed or what was chosen is no longer found, an answer about an item of a list when another item took
its place. The result of a `draft`, whose `inputs` are empty, is kept.
"""

from conversations.stepper.journey import Journey
from conversations.stepper.model import Place, Settled, Stop

__all__ = ["Journey", "Place", "Settled", "Stop"]
