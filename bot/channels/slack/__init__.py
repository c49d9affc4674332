"""The channel `slack`: a Bolt app that hears, and deliveries over the Web API.

listeners   what Slack sends, by kind; each becomes one turn, acknowledged after its commit
heard       reads texts, places and keys out of payloads
members     whose account it is; strangers, guests, bots and former members are nobody
answering   what goes straight back: forms, homes, notices
delivering  what the courier brings: posts, changes, homes, prompts, files
modes       where agent features are on, every subject of the direct message is a thread
failures    what Slack says when it refuses
"""
