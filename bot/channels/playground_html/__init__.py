"""HTML for what is said and asked, drawn by pure functions; everything that people wrote is escaped.

`words` draws spans, `figures` what is shown, `fields` and `answers` what can be answered, `cards` a message,
`forms` a dialog, `lines` a conversation, `people` whom one can be, and `page` the page around all of it.
"""
