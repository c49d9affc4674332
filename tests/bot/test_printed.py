"""A message in the terminal: nothing that it holds is missing."""

from datetime import date

from bot.printed import printed, spans_text
from conversations.messages import (
    Bar,
    Bars,
    Bold,
    Bullets,
    Button,
    Day,
    Fact,
    File,
    Link,
    Message,
    Option,
    Person,
    Picture,
    Press,
    Question,
    Slot,
    Table,
    Text,
)


def text(words: str) -> tuple[Text, ...]:
    return (Text(text=words),)


def test_every_word_of_a_message_is_printed() -> None:
    words = [f"word{number:02}" for number in range(21)]
    left = iter(words)
    full = Message(
        summary="not printed",
        title=next(left),
        body=(Text(text=next(left)), Bold(text=next(left)), Person(id=1, name=next(left))),
        hint=text(next(left)),
        facts=(Fact(label=next(left), value=text(next(left))),),
        table=Table(caption=next(left), header=(next(left),), rows=((next(left),),)),
        chart=Bars(
            title=next(left), lowest=0, highest=4, bars=(Bar(label=next(left), now=1, required=None),), alt=""
        ),
        picture=Picture(alt=next(left), png=""),
        file=File(name=next(left), media="", content=""),
        question=Question(
            slot=Slot(dialogue=1, step="s"),
            kind="choice",
            options=(Option(value="v", label=next(left), detail=next(left)),),
            problem=text(next(left)),
        ),
        buttons=(Button(label=next(left), press=Press(do="help")),),
        settled=text(next(left)),
        audience=text(next(left)),
        more=text(next(left)),
    )
    whole = printed(full)
    assert next(left, None) is None
    assert [each for each in words if each not in whole] == []


def test_lists_links_and_days_read_well() -> None:
    spans = (
        Text(text="Next:"),
        Bullets(items=((Text(text="Staff Engineer"),), (Text(text="Team Lead"),))),
        Link(text="more", url="https://example.com"),
        Text(text=" by "),
        Day(date=date(2027, 3, 1)),
    )
    assert (
        spans_text(spans)
        == "Next:\n- Staff Engineer\n- Team Lead\n\nmore (https://example.com) by 2027-03-01"
    )


def test_an_empty_message_prints_nothing() -> None:
    assert printed(Message(summary="s")) == ""
