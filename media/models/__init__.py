from .key_figure import KeyFigure
from .press_clipping import PressClipping

__all__ = ["KeyFigure", "PressClipping"]
