"""Days of the Solar Hijri calendar of Iran and Afghanistan, as Gregorian ones.

Leap years by the cycle of 33 years, which agrees with the astronomical calendar from 1304 to 1472
(A. Birashk, "A Comparative Calendar of the Iranian, Muslim Lunar, and Christian Eras", 1993; the
cycle after Omar Khayyam).
"""

from datetime import date, timedelta

FIRST_YEAR = 1304
LAST_YEAR = 1472
_LEAP = frozenset({1, 5, 9, 13, 17, 22, 26, 30})
_CYCLE = 33
_KNOWN_YEAR, _KNOWN_DAY = 1400, date(2021, 3, 21)
_LONG_MONTHS = 6
_MONTHS = (
    ("farvardin", "فروردین", "حمل"),
    ("ordibehesht", "اردیبهشت", "ثور"),
    ("khordad", "خرداد", "جوزا"),
    ("tir", "تیر", "سرطان"),
    ("mordad", "مرداد", "اسد"),
    ("shahrivar", "شهریور", "سنبله"),
    ("mehr", "مهر", "میزان"),
    ("aban", "آبان", "عقرب"),
    ("azar", "آذر", "قوس"),
    ("dey", "دی", "جدی"),
    ("bahman", "بهمن", "دلو"),
    ("esfand", "اسفند", "حوت"),
)
_NUMBERS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}


def solar_month(word: str) -> int | None:
    """The number of a month, 1 to 12: "Bahman" is 11. None for other words."""
    return _NUMBERS.get(word.lower())


def solar_day(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a Solar Hijri one; None where there is no such day.

    `solar_day(1400, 11, 14)` gives 3 February 2022.

    Args:
        year: `FIRST_YEAR` to `LAST_YEAR`.
        month: 1 to 12.
        day: 1 to 31.
    """
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= len(_MONTHS)):
        return None
    if not 1 <= day <= _length(year, month):
        return None
    years = range(min(year, _KNOWN_YEAR), max(year, _KNOWN_YEAR))
    days = sum(365 + _is_leap(one) for one in years) * (1 if year >= _KNOWN_YEAR else -1)
    before = sum(_length(year, one) for one in range(1, month))
    return _KNOWN_DAY + timedelta(days=days + before + day - 1)


def _is_leap(year: int) -> bool:
    return year % _CYCLE in _LEAP


def _length(year: int, month: int) -> int:
    if month <= _LONG_MONTHS:
        return 31
    return 30 if month < len(_MONTHS) or _is_leap(year) else 29
