from .institution import Institution
from .school import School

__all__ = ["Institution", "School"]
