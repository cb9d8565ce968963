"""How the value of a time expression is made, by the name that rules use."""

from collections.abc import Mapping

from sayso.understanding.times import dates, days, lengths
from sayso.understanding.times.context import Sense

SENSES: Mapping[str, Sense] = {
    "day": dates.day,
    "month": dates.month,
    "year": dates.year,
    "year_checked": dates.year_checked,
    "year_pair": dates.year_pair,
    "decade": dates.decade,
    "century": dates.century,
    "nothing": lengths.nothing,
    "weekday": days.weekday,
    "weekday_of_week": days.weekday_of_week,
    "weekday_set": days.weekday_set,
    "weekend": days.weekend,
    "day_adverb": days.day_adverb,
    "shift_day": days.shift_day,
    "shift_reference": days.shift_reference,
    "shift_unit": days.shift_unit,
    "unit_part": days.unit_part,
    "duration": lengths.duration,
    "duration_adjective": lengths.duration_adjective,
    "set": lengths.repeated,
    "fixed": lengths.fixed,
    "clock": days.clock,
    "daypart": days.daypart,
    "season": dates.season,
    "part_of_year": dates.part_of_year,
    "holiday": dates.holiday,
}
