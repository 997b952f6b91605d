"""When what is gathered for a day or a week falls due, by the clock of whoever gets it."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.clock import ZONE

DAILY, WEEKLY, IMMEDIATE, NONE = "daily", "weekly", "immediate", "none"


@dataclass(frozen=True, slots=True)
class Times:
    """When somebody wants letters."""

    hour: int = 8
    weekday: int = 0
    """0 is Monday."""
    zone: str = ZONE.key


def last_slot(pace: str, times: Times, now: datetime) -> datetime:
    """The newest moment, up to now, at which a letter of that pace falls due; in UTC.

    An hour that a change of clocks leaves out or has twice falls due once.
    """
    zone = zone_named(times.zone)
    day = now.astimezone(zone).date()
    if pace == WEEKLY:
        day -= timedelta(days=(day.weekday() - times.weekday) % 7)
    span = timedelta(days=7 if pace == WEEKLY else 1)
    slot = datetime.combine(day, time(times.hour), zone).astimezone(UTC)
    if slot > now:
        slot = datetime.combine(day - span, time(times.hour), zone).astimezone(UTC)
    return slot


def zone_named(name: str) -> ZoneInfo:
    """The time zone, or that of the committee where there is none of that name."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZONE
