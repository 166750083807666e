"""Read and write the numbers of addresses with their leading zeros, and suffixes."""

import re

from transcripts.formats import BY_SUFFIX, Format


class FourDigits:
    """A year; so far from the first and the last there are that days can be added."""

    regex = "[12][0-9]{3}"
    width = 4

    def to_python(self, value: str) -> int:
        """Return the number that the digits write."""
        return int(value)

    def to_url(self, value: int | str) -> str:
        """Return the number with its leading zeros."""
        return f"{int(value):0{self.width}}"


class TwoDigits(FourDigits):
    """A month or a day."""

    regex = "[0-9]{2}"
    width = 2


class Suffix:
    """The format that a suffix names, of those that some thing can be had in."""

    of: str
    regex: str

    def __init_subclass__(cls, of: str) -> None:
        cls.of = of
        cls.regex = "|".join(map(re.escape, BY_SUFFIX[of]))

    def to_python(self, value: str) -> Format:
        """Return the format."""
        return BY_SUFFIX[self.of][value]

    def to_url(self, value: Format | str) -> str:
        """Return the suffix, which templates name as it is."""
        return value if isinstance(value, str) else value.suffix


class OfDocument(Suffix, of="document"):
    """A format of a briefing or an exchange."""


class OfTable(Suffix, of="table"):
    """A format of a list or a search, whole."""


class OfFeed(Suffix, of="feed"):
    """A format in which a list or a search is followed."""
