"""Tell who asks, where a proxy stands in front."""

from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """Give the address that the nearest proxy saw.

    It is the last of ``X-Forwarded-For``: what stands before it is whatever the
    client chose to send.
    """
    forwarded: str = request.headers.get("X-Forwarded-For", "")
    return forwarded.rpartition(",")[2].strip() or request.META["REMOTE_ADDR"]
