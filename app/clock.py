"""What time it is, and which day it is in Baku: the one place that looks at the clock."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Baku")
"""Where the committee sits: moments are shown in its time, and its days begin there."""


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC)


def day_of(moment: datetime) -> date:
    """The day a moment belongs to where the committee sits."""
    return moment.astimezone(ZONE).date()


def end_of(day: date) -> datetime:
    """The moment a day of the committee is over, in UTC: the first that is no part of it."""
    return datetime.combine(day + timedelta(days=1), time(), ZONE).astimezone(UTC)
