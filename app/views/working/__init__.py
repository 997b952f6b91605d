"""What waits for the person of a request: the page, its count in the bar, and a calendar."""

from app.views.working import calendar, page
from app.views.working.blueprint import blueprint
from app.views.working.counting import count

__all__ = ["blueprint", "calendar", "count", "page"]
