"""How the search index is, for the start page of the admin."""

from __future__ import annotations

from django import template

from transcripts.search.health import Health, health

register = template.Library()


@register.simple_tag
def search_health() -> Health:
    """Return how the index is at this moment."""
    return health()
