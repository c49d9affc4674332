"""Words with values in them: the only place with Jinja2.

`Wording` renders what authors write (guides, phrases) to spans, judges their conditions and lists the names
they use, in a sandbox. `literal` keeps apart what people wrote; `markdown` reads the authors' few marks.
"""

from conversations.wording.literal import Chosen, WordingMistake, clean, whole
from conversations.wording.markdown import plain
from conversations.wording.sandbox import Missing
from conversations.wording.template import Wording

__all__ = ["Chosen", "Missing", "Wording", "WordingMistake", "clean", "plain", "whole"]
