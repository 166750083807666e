"""Read and write the numbers of addresses with their leading zeros."""


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
