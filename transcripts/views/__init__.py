"""The archive's pages, one module a subject."""

from transcripts.views.asking import search_help, suggest
from transcripts.views.before import before
from transcripts.views.briefings import briefings, day, month, undated, year
from transcripts.views.coverage import covered, covered_year
from transcripts.views.documents import document, exchange, source
from transcripts.views.figures import figures, words_of_month, words_of_year
from transcripts.views.home import about, home
from transcripts.views.lookups import lookup
from transcripts.views.quotes import quote, quote_json
from transcripts.views.record import difference, manifest, versions
from transcripts.views.search import search
from transcripts.views.speakers import role, roles, speaker, speakers
from transcripts.views.trends import trends, trends_table

__all__ = [
    "about",
    "before",
    "briefings",
    "covered",
    "covered_year",
    "day",
    "difference",
    "document",
    "exchange",
    "figures",
    "home",
    "lookup",
    "manifest",
    "month",
    "quote",
    "quote_json",
    "role",
    "roles",
    "search",
    "search_help",
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
