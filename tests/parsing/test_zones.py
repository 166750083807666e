import datetime as dt

import pytest

from transcripts.parsing import zones


@pytest.mark.parametrize(
    ("zone", "on", "minutes"),
    [
        ("EDT", None, -240),
        ("est", None, -300),
        ("WITA", None, 480),
        ("Arabian Standard Time", None, 180),
        ("Eastern Daylight Time", None, -240),
        ("Pacific Standard Time", None, -480),
        ("ET", dt.date(2022, 7, 1), -240),
        ("ET", dt.date(2022, 1, 1), -300),
        ("Central Time", dt.date(2005, 4, 5), -300),
        ("ET", None, None),
        ("Local", dt.date(2022, 7, 1), None),
        ("XYZT", dt.date(2022, 7, 1), None),
        ("", None, None),
    ],
)
def test_zones_have_offsets_where_the_name_or_the_day_tells(zone, on, minutes):
    assert zones.offset_of(zone, on) == minutes


@pytest.mark.parametrize("word", ["EDT", "edt", "XYZT", "Local", "Eastern Time"])
def test_zone_names_and_abbreviations_are_zones(word):
    assert zones.is_zone(word)


@pytest.mark.parametrize("word", ["and", "art", "west", "Today", "E", "", "A1"])
def test_ordinary_words_are_no_zones(word):
    assert not zones.is_zone(word)


def test_a_machine_without_zone_data_gives_no_offset(monkeypatch):
    def missing(name):
        raise zones.zoneinfo.ZoneInfoNotFoundError(name)

    monkeypatch.setattr(zones.zoneinfo, "ZoneInfo", missing)

    assert zones.offset_of("ET", dt.date(2022, 7, 1)) is None


@pytest.mark.parametrize(
    ("zone", "place", "minutes"),
    [
        ("IST", "Jerusalem", 120),
        ("IST", "Farmleigh, Dublin, Ireland", 60),
        ("IST", "New Delhi, India", None),
        ("CST", "Great Hall, Beijing", 480),
        ("CST", "Chicago", None),
        ("AST", "Riyadh, Saudi Arabia", 180),
        ("ast", "San Juan, Puerto Rico", -240),
        ("AST", "", None),
        ("EST", "Beijing", None),
    ],
)
def test_the_place_settles_what_a_shared_abbreviation_means(zone, place, minutes):
    assert zones.offset_at(zone, place) == minutes
