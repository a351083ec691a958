"""Counting of periods (cách tính thời hạn).

Answers: which day is the last day of a period. Today the library counts calendar days; it does
not yet carry the decisions on days off, so a period of working days is left undated and a last
day is not rolled over. A calendar says so instead of guessing.
"""

from typing import Final, final

import attrs

from dialogue_core.values import Day, Days, Period, Words

__all__ = ["CALENDAR_DAYS", "Calendar"]


def __dir__() -> list[str]:
    return list(__all__)


@final
@attrs.frozen(kw_only=True)
class Calendar:
    """What is known of days off (lịch ngày nghỉ).

    One that knows no days off counts calendar days only.
    """

    name: Words
    """What it knows, for the reports."""

    def after(self, event: Day, period: Period) -> Day | None:
        """Return the last day of a period after an event, or none if it cannot be dated.

        The day of the event is not counted (Civil Code 91/2015/QH13 art. 147). The roll-over of
        art. 148(5) needs the days off, so the day is the one before any roll-over.

        >>> import pendulum
        >>> CALENDAR_DAYS.after(pendulum.Date(2025, 10, 29), Days(10))
        Date(2025, 11, 8)
        """
        return event.add(days=period.count) if isinstance(period, Days) else None

    def before(self, event: Day, period: Period) -> Day | None:
        """Return the last day to act when a period must lie before an event.

        Counted back in calendar days, the day of the event not counted, and never moved when the
        day is a day off: so the State counted the election timetable of 2026. ``Open question:``
        no text says so for conferences.

        >>> import pendulum
        >>> CALENDAR_DAYS.before(pendulum.Date(2025, 10, 29), Days(7))
        Date(2025, 10, 22)
        """
        return event.subtract(days=period.count) if isinstance(period, Days) else None


CALENDAR_DAYS: Final = Calendar(
    name=Words("ngày dương lịch, chưa có lịch nghỉ", "calendar days; days off not known")
)
"""The calendar that knows no days off."""
