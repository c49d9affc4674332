"""What is said and heard, the same for every channel. Knows nobody.

Out goes a `Message`, a `Home` or a `Prompt`; back at once, to whoever is waiting, an `Immediate`. In comes an
`Inbound`. A `Question` and a `Form` travel inside them. Channels draw these with pure functions and decide
nothing: whatever does not fit a platform's limits stands behind *more*, so every character stays reachable.

All classes are frozen and go through JSON and back without loss, because a message waits in the outbox.
"""

from conversations.messages.asking import (
    AnswerKind,
    Button,
    Form,
    FormField,
    Option,
    Page,
    Press,
    Question,
    Slot,
)
from conversations.messages.coming import (
    Account,
    Arrived,
    Drafted,
    Inbound,
    Incoming,
    Pressed,
    Said,
    Searched,
    Shared,
    Submitted,
    Uploaded,
)
from conversations.messages.showing import (
    Bar,
    Chart,
    Fact,
    File,
    Home,
    Immediate,
    Message,
    Outbound,
    Part,
    Picture,
    Prompt,
    Section,
    Table,
)
from conversations.messages.spans import Bold, Bullets, Day, Inline, Link, Person, Plain, Span, Spans, Text

__all__ = [
    "Account",
    "AnswerKind",
    "Arrived",
    "Bar",
    "Bold",
    "Bullets",
    "Button",
    "Chart",
    "Day",
    "Drafted",
    "Fact",
    "File",
    "Form",
    "FormField",
    "Home",
    "Immediate",
    "Inbound",
    "Incoming",
    "Inline",
    "Link",
    "Message",
    "Option",
    "Outbound",
    "Page",
    "Part",
    "Person",
    "Picture",
    "Plain",
    "Press",
    "Pressed",
    "Prompt",
    "Question",
    "Said",
    "Searched",
    "Section",
    "Shared",
    "Slot",
    "Span",
    "Spans",
    "Submitted",
    "Table",
    "Text",
    "Uploaded",
]
