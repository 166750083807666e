"""The archive's pages, one module a subject."""

from transcripts.views.asking import search_help, suggest
from transcripts.views.before import before
from transcripts.views.briefings import briefings, day, month, undated, year
from transcripts.views.citing import cite, oembed
from transcripts.views.coverage import covered, covered_year
from transcripts.views.crawling import (
    robots,
    security,
    sitemap,
    sitemap_of_briefings,
    sitemap_of_pages,
)
from transcripts.views.documents import document, exchange
from transcripts.views.exports import briefings_table, search_table
from transcripts.views.feeds import briefings_feed, search_feed
from transcripts.views.figures import figures, words_of_month, words_of_year
from transcripts.views.formats import in_format, or_in_format
from transcripts.views.home import about, home, phrases
from transcripts.views.lookups import lookup
from transcripts.views.quotes import quote, quote_json
from transcripts.views.record import difference, manifest, versions
from transcripts.views.search import search
from transcripts.views.source_texts import source
from transcripts.views.speakers import role, roles, speaker, speakers
from transcripts.views.trends import trends, trends_table

__all__ = [
    "about",
    "before",
    "briefings",
    "briefings_feed",
    "briefings_table",
    "cite",
    "covered",
    "covered_year",
    "day",
    "difference",
    "document",
    "exchange",
    "figures",
    "home",
    "in_format",
    "lookup",
    "manifest",
    "month",
    "phrases",
    "oembed",
    "or_in_format",
    "robots",
    "quote",
    "quote_json",
    "role",
    "roles",
    "search",
    "search_feed",
    "search_help",
    "search_table",
    "security",
    "sitemap",
    "sitemap_of_briefings",
    "sitemap_of_pages",
    "source",
    "speaker",
    "speakers",
    "suggest",
    "trends",
    "trends_table",
    "undated",
    "versions",
    "words_of_month",
    "words_of_year",
    "year",
]
