"""Addresses of digests, and the periods beside one."""

from datetime import timedelta
from urllib.parse import urlencode

from outputs.digest.period import Period
from outputs.digest.week import Week


def make_address(period: Period, version: int = 0, **asked: object) -> str:
    """Give the address of a digest's page; without a version the one that counts."""
    query = urlencode({"version": version} | asked if version else asked)
    return f"/digests/{period.key}" + (f"?{query}" if query else "")


def step_period(period: Period, *, back: bool) -> Period:
    """Give the period of the same length that lies before or behind."""
    length = period.last_day - period.first_day + timedelta(days=1)
    shift = -length if back else length
    if str(Week.of(period.first_day)) == period.key:
        return Period.of_week(Week.of(period.first_day + shift))
    return Period.between(period.first_day + shift, period.last_day + shift)
