"""Fill a new installation with the committee's starting material from drafts/."""

from app.loading.house import load_house
from app.loading.people import DEMONSTRATION_PASSWORD, load_people
from app.loading.setup import DemonstrationInProduction, SetUp, refuse_to_serve, set_up

__all__ = [
    "DEMONSTRATION_PASSWORD",
    "DemonstrationInProduction",
    "SetUp",
    "load_house",
    "load_people",
    "refuse_to_serve",
    "set_up",
]
