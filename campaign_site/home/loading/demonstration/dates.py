"""When the demonstration edition and its events take place."""

from dataclasses import dataclass
from datetime import date, time, timedelta

DAYS = 20
SOONEST = timedelta(days=7)
FRIDAY, SATURDAY = 4, 5

Slot = tuple[time, time]


def _slot(start: str, end: str) -> Slot:
    return time.fromisoformat(start), time.fromisoformat(end)


# Usual hours of each sort of activity; no start between 12:00 and 15:00 on a Friday.
SLOTS: dict[str, list[Slot]] = {
    "class": [_slot("09:00", "10:30"), _slot("10:45", "12:00"), _slot("14:30", "16:00")],
    "primary": [_slot("09:00", "10:00"), _slot("10:30", "11:30"), _slot("14:30", "15:30")],
    "official": [_slot("10:00", "12:00"), _slot("10:30", "12:30")],
    "training": [_slot("09:00", "16:30"), _slot("09:30", "17:00")],
    "debate": [_slot("15:00", "17:00"), _slot("16:00", "18:00")],
    "open": [_slot("10:00", "17:00"), _slot("11:00", "18:00")],
    "evening": [_slot("18:00", "20:00"), _slot("17:30", "19:30")],
}


@dataclass(frozen=True)
class EditionDates:
    """The first and the last day, both included."""

    first: date
    last: date

    @classmethod
    def loaded_on(cls, day: date) -> "EditionDates":
        """Twenty days from the first first-of-a-month at least seven days away."""
        soonest = day + SOONEST
        first = soonest.replace(day=1)
        if first < soonest:
            first = (first + timedelta(days=32)).replace(day=1)
        return cls(first, first + timedelta(days=DAYS - 1))

    def day(self, number: int) -> date:
        """A day counted from 0, moved to Saturday where it would be a Sunday."""
        found = min(self.first + timedelta(days=number), self.last)
        return found - timedelta(days=1) if found.weekday() > SATURDAY else found

    def working_days(self) -> list[date]:
        return [day for day in self._all() if day.weekday() < SATURDAY]

    def saturdays(self) -> list[date]:
        return [day for day in self._all() if day.weekday() == SATURDAY]

    def _all(self) -> list[date]:
        return [self.first + timedelta(days=number) for number in range(DAYS)]


def hours(slot: str, day: date, position: int) -> Slot:
    """The hours of the activity at this position; mornings only on a Friday for classes."""
    slots = SLOTS[slot]
    if day.weekday() == FRIDAY:
        slots = [hour for hour in slots if not time(12) <= hour[0] < time(15)]
    return slots[position % len(slots)]


def before_working_day(day: date, *, back: int) -> date:
    """A working day at least `back` days earlier."""
    found = day - timedelta(days=back)
    return found - timedelta(days=max(0, found.weekday() - FRIDAY))
