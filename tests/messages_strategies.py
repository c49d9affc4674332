"""Any message, home, prompt or form, for properties that must hold for all of them."""

from datetime import date

from hypothesis import strategies as st

from conversations.messages import (
    AnswerKind,
    Bar,
    Bars,
    Bold,
    Bullets,
    Button,
    Day,
    Fact,
    File,
    Form,
    FormField,
    Home,
    Ladder,
    Link,
    Message,
    Option,
    Page,
    Part,
    Person,
    Picture,
    Press,
    Progress,
    Prompt,
    Question,
    Rail,
    Rung,
    Section,
    Slot,
    Strip,
    Table,
    Text,
)

HOSTILE = (
    '<evil-tag evil-attribute="1">',
    "</p></textarea></option></title><evil-tag>",
    "\" evil-attribute='1' '",
    "' evil-attribute=1 onclick=evil ",
    "--><evil-tag><!--",
    "&lt;evil-tag&gt; &amp;amp; &#39;",
    "javascript:evil()",
    "José <b>Núñez</b> & Söhne",
    "مرحبا \u202e👩🏽\u200d💻\n\n  second paragraph",
)

words = st.sampled_from(HOSTILE) | st.text(
    st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t"), max_size=20
)
names = words.filter(str.strip)


def few(what: st.SearchStrategy[object], most: int = 3) -> st.SearchStrategy[tuple[object, ...]]:
    """None to `most` of something, as the frozen models hold them."""
    return st.lists(what, max_size=most).map(tuple)


inlines = st.one_of(
    st.builds(Text, text=words),
    st.builds(Bold, text=words),
    st.builds(Link, text=words, url=st.sampled_from(["https://example.org/", *HOSTILE])),
    st.builds(Person, id=st.integers(1, 99), name=words),
    st.builds(Day, date=st.dates(date(1990, 1, 1), date(2100, 1, 1))),
)
spans = few(inlines | st.builds(Bullets, items=few(few(inlines), 2)), 4)
slots = st.builds(Slot, dialogue=st.integers(1, 99), step=words, item=st.none() | st.integers(0, 3))
presses = st.builds(
    Press,
    do=st.sampled_from(["answer", "back", "change", "ask"]),
    slot=st.none() | slots,
    given=st.dictionaries(words, words, max_size=2),
)
buttons = st.builds(Button, label=words, press=presses, style=st.sampled_from(["plain", "primary", "danger"]))
options = st.builds(Option, value=names, label=names, detail=st.none() | words)
many_options = st.one_of(few(options, 6), st.lists(options, min_size=12, max_size=14).map(tuple))
kinds = st.sampled_from(AnswerKind.__args__)  # type: ignore[attr-defined]  # what a Literal lists
questions = st.builds(
    Question, slot=slots, kind=kinds, options=many_options, prefill=st.none() | names, problem=spans
)
tables = st.integers(0, 3).flatmap(
    lambda width: st.builds(
        Table,
        caption=words,
        header=st.tuples(*[words] * width),
        rows=few(st.tuples(*[words] * width)),
    )
)
numbers = st.none() | st.floats(-10, 10)
bars = st.builds(Bar, label=words, now=numbers, required=numbers, wished=numbers, note=st.none() | words)
rungs = st.builds(
    Rung, key=st.sampled_from("abcd"), title=words, mark=st.sampled_from(["here", "wish", "none"])
)
counts = st.integers(0, 4)
strips = st.builds(Strip, label=words, done=counts, under_way=counts, overdue=counts, open=counts)
ends = st.floats(-5, 5)
charts = st.one_of(
    st.builds(Bars, title=words, lowest=ends, highest=ends, bars=few(bars), wish=words, alt=words),
    st.builds(
        Ladder,
        title=words,
        rails=few(st.builds(Rail, name=words, rungs=few(rungs, 4)), 4),
        here=words,
        alt=words,
    ),
    st.builds(
        Progress, title=words, strips=few(strips), legend=st.tuples(words, words, words, words), alt=words
    ),
)
files = st.builds(File, name=words, media=words, content=st.sampled_from(["", "YSxi"]))
messages = st.builds(
    Message,
    summary=words,
    body=spans,
    title=st.none() | words,
    hint=spans,
    parts=few(st.builds(Part, body=spans, buttons=few(buttons), settled=spans)),
    facts=few(st.builds(Fact, label=words, value=spans)),
    table=st.none() | tables,
    chart=st.none() | charts,
    picture=st.none() | st.builds(Picture, alt=words, png=st.just("iVBORw0KGgo=")),
    file=st.none() | files,
    question=st.none() | questions,
    buttons=few(buttons),
    settled=spans,
    audience=spans,
    more=spans,
)
homes = st.builds(Home, sections=few(st.builds(Section, title=words, messages=few(messages, 2)), 2))
prompts = st.builds(Prompt, texts=few(words))


@st.composite
def _fields(draw: st.DrawFn) -> FormField:
    kind = draw(kinds)
    offered = draw(many_options)
    typed = kind == "text" and not offered
    return FormField(
        name=draw(names),
        label=draw(words),
        kind=kind,
        above=draw(spans),
        hint=draw(st.none() | words),
        options=offered,
        required=draw(st.booleans()),
        value=draw(st.none() | words) if typed else None,
        error=draw(st.none() | words),
    )


pages = st.builds(Page, title=words, fields=few(_fields()))
forms = st.builds(
    Form,
    slot=slots,
    title=words,
    pages=st.lists(pages, min_size=1, max_size=2).map(tuple),
    page=st.integers(0, 2),
    submit=words,
    audience=spans,
)
