"""The weights are learned: from few phrasings already, others that were left out are understood."""

from conversations.understanding.learned.phrasings import phrasings
from tests.understanding.fit import examples, fit

FEW, OTHERS = 12, 97  # every so many phrasings
HALF = 0.5


def test_phrasings_that_were_left_out_are_understood() -> None:
    known = phrasings()
    made = fit(known[::FEW], kept=20_000)
    asked = list(examples(known[1::OTHERS]))
    likely = (made.read(list(each.words)) for each in asked)
    right = sum(max(of, key=of.__getitem__) == each.meant for of, each in zip(likely, asked, strict=True))
    assert right / len(asked) > HALF
