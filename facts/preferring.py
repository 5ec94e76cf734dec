"""What people choose for themselves: mails, and the zone in which they read times."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from .models import Preference
from .models.notifications import time_zones

if TYPE_CHECKING:
    from django.contrib.auth.models import User

#: Where a session keeps the zone, so that no page asks the database for it.
TIME_ZONE = "time_zone"


def preference_of(user: User) -> Preference:
    """Return what a person chose, or what holds for who chose nothing, which is not stored."""
    return Preference.objects.filter(user=user).first() or Preference(user=user)


def zone_of(preference: Preference | None) -> str:
    """Return the name of the zone in which a person reads times: the site's for who chose none, or one that is gone."""
    chosen = preference.time_zone if preference is not None else ""
    # A name may be gone from a newer tz database.
    return chosen if chosen in time_zones() else timezone.get_default_timezone_name()


@transaction.atomic
def choose(*, user: User, by_mail: bool, time_zone: str = "") -> Preference:
    """Keep what a person chooses; raise `ValidationError` for a zone that is none. "" is the site's."""
    preference = preference_of(user)
    preference.by_mail, preference.time_zone = by_mail, time_zone
    # That there is a row for this person already is no fault: it is this one.
    preference.full_clean(validate_unique=False)
    preference.save()
    return preference
