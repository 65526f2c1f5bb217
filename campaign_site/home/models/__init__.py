from .loaded_step import LoadedStep
from .pages import HomePage, NewsIndexPage, NewsPage, StandardPage

__all__ = ["HomePage", "LoadedStep", "NewsIndexPage", "NewsPage", "StandardPage"]
