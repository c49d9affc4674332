"""Slack's limits, each named once. The first number is the row of SLACK.md, section 2."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limit:
    """How many characters or items something has at least and at most, and the row that says so."""

    row: int
    least: int
    most: int


# Messages and views
MESSAGE_BLOCKS = Limit(1, 0, 50)
VIEW_BLOCKS = Limit(2, 1, 100)
VIEW_BYTES = Limit(3, 0, 250_000)
MESSAGE_TEXT = Limit(4, 0, 40_000)  # longer ones are cut off without a word
UPDATE_TEXT = Limit(4, 0, 4_000)
MARKDOWN = Limit(5, 1, 12_000)  # all markdown of one payload together
ATTACHMENTS = Limit(6, 0, 100)
VIEW_TITLE = Limit(28, 1, 24)
PRIVATE_METADATA = Limit(29, 0, 3_000)
FOCUSED = Limit(32, 0, 1)

# Texts and names
TEXT = Limit(7, 1, 3_000)
ID = Limit(13, 1, 255)

# Blocks
FIELDS = Limit(8, 1, 10)
FIELD = Limit(8, 1, 2_000)
HEADER = Limit(9, 1, 150)
CONTEXT = Limit(10, 1, 10)
ACTIONS = Limit(11, 1, 25)
CONTEXT_ACTIONS = Limit(12, 1, 5)
LABEL = Limit(25, 1, 2_000)
HINT = Limit(25, 1, 2_000)
IMAGE_URL = Limit(34, 1, 3_000)
ALT_TEXT = Limit(34, 1, 2_000)
IMAGE_TITLE = Limit(34, 1, 2_000)
VIDEO_TITLE = Limit(35, 1, 199)
VIDEO_AUTHOR = Limit(35, 1, 49)
ALERT = Limit(42, 1, 200)

# Elements
BUTTON_TEXT = Limit(15, 1, 75)
BUTTON_VALUE = Limit(15, 1, 2_000)
BUTTON_URL = Limit(15, 1, 3_000)
BUTTON_LABEL = Limit(15, 1, 75)
AGENT_PROMPT = Limit(15, 1, 4_000)
PLACEHOLDER = Limit(16, 1, 150)
OPTION_TEXT = Limit(17, 1, 75)
OPTION_VALUE = Limit(17, 1, 150)
OPTION_DESCRIPTION = Limit(17, 1, 75)
OPTION_URL = Limit(17, 1, 3_000)
SELECT_OPTIONS = Limit(19, 1, 100)
OPTION_GROUPS = Limit(19, 1, 100)
GROUP_LABEL = Limit(19, 1, 75)
BOX_OPTIONS = Limit(20, 1, 10)  # radio buttons and checkboxes
OVERFLOW_OPTIONS = Limit(21, 1, 5)
MIN_LENGTH = Limit(24, 0, 3_000)
MAX_LENGTH = Limit(24, 1, 3_000)
TYPED = Limit(24, 0, 3_000)  # what stands in a field at first
FILES = Limit(27, 1, 10)
CONFIRM_TITLE = Limit(33, 1, 100)
CONFIRM_TEXT = Limit(33, 1, 300)
CONFIRM_BUTTON = Limit(33, 1, 30)

# Tables and charts
TABLES = Limit(36, 0, 1)
TABLE_ROWS = Limit(36, 1, 100)
TABLE_COLUMNS = Limit(36, 1, 20)
TABLE_CHARACTERS = Limit(36, 0, 10_000)  # over all tables of a payload
DATA_ROWS = Limit(37, 2, 201)  # the header is one of them
DATA_COLUMNS = Limit(37, 1, 20)
DATA_CHARACTERS = Limit(37, 0, 20_000)  # over all of a payload
PAGE_SIZE = Limit(37, 1, 100)
CHARTS = Limit(38, 0, 2)
CHART_TITLE = Limit(38, 1, 50)
SEGMENTS = Limit(38, 1, 12)
SERIES = Limit(38, 1, 12)
POINTS = Limit(38, 1, 20)
CHART_NAME = Limit(38, 1, 20)
AXIS_LABEL = Limit(38, 1, 50)

# Cards, containers, plans
CARD_TITLE = Limit(39, 1, 150)
CARD_SUBTITLE = Limit(39, 1, 150)
CARD_BODY = Limit(39, 1, 200)
CARD_SUBTEXT = Limit(39, 1, 200)
CARD_ACTIONS = Limit(39, 1, 3)
CAROUSEL = Limit(40, 1, 10)
CONTAINER_TITLE = Limit(41, 1, 150)
CONTAINER_SUBTITLE = Limit(41, 1, 150)
CONTAINER_CHILDREN = Limit(41, 1, 10)
TASKS = Limit(43, 0, 50)

# Calls that carry neither a message nor a view
SUGGESTED_OPTIONS = Limit(48, 0, 100)
PROMPTS = Limit(50, 0, 4)
CHUNK_TITLE = Limit(51, 1, 256)
CHUNK_BLOCKS = Limit(51, 0, 50)
OPENED_WITH = Limit(52, 1, 8)
