"""From a neutral chart to shapes with places."""

from bot.pictures.bars import lay_out_bars, lay_out_progress
from bot.pictures.drawing import Drawing
from bot.pictures.ladder import lay_out_ladder
from conversations.messages import Bars, Chart, Ladder, Progress


def lay_out(chart: Chart) -> Drawing:
    """Lay out a chart of any kind."""
    match chart:
        case Ladder():
            return lay_out_ladder(chart)
        case Bars():
            return lay_out_bars(chart)
        case Progress():
            return lay_out_progress(chart)
