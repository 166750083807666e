"""Address the archive's pages."""

from django.urls import path, register_converter

from transcripts import views
from transcripts.converters import (
    FourDigits,
    OfDocument,
    OfFeed,
    OfTable,
    TwoDigits,
)

register_converter(FourDigits, "yyyy")
register_converter(TwoDigits, "mm")
register_converter(OfDocument, "format")
register_converter(OfTable, "table")
register_converter(OfFeed, "feed")

app_name = "transcripts"

BRIEFING = [
    ("/", views.or_in_format(views.document), "document"),
    ("/q/<int:number>/", views.or_in_format(views.exchange), "exchange"),
    ("/q/<int:number>/before/", views.before, "before"),
    ("/figures/", views.figures, "figures"),
    ("/source/", views.source, "source"),
    ("/source/<int:number>/", views.source, "version"),
    ("/versions/", views.versions, "versions"),
    ("/versions/<int:number>/", views.difference, "difference"),
    ("/cite/", views.cite, "cite"),
    ("/q/<int:number>/cite/", views.cite, "cite_exchange"),
    (".<format:form>", views.in_format, "document_in_format"),
    ("/q/<int:number>.<format:form>", views.in_format, "exchange_in_format"),
]

DATED = "briefings/<yyyy:year>/<mm:month>/<mm:day>/<slug:slug>"
UNDATED = "briefings/undated/<slug:slug>"

# One flat list, the most asked for first: a level of nesting more takes as long to
# resolve as a kept page takes to be found.
urlpatterns = [
    path("", views.home, name="home"),
    *(path(f"{DATED}{rest}", view, name=name) for rest, view, name in BRIEFING),
    path("briefings/", views.briefings, name="briefings"),
    path("briefings.<table:form>", views.briefings_table, name="briefings_table"),
    path("briefings.<feed:form>", views.briefings_feed, name="briefings_feed"),
    path("briefings/<yyyy:year>/", views.year, name="year"),
    path("briefings/<yyyy:year>/<mm:month>/", views.month, name="month"),
    path("briefings/<yyyy:year>/words/", views.words_of_year, name="words_of_year"),
    path(
        "briefings/<yyyy:year>/<mm:month>/words/",
        views.words_of_month,
        name="words_of_month",
    ),
    path("briefings/<yyyy:year>/<mm:month>/<mm:day>/", views.day, name="day"),
    path("briefings/undated/", views.undated, name="undated"),
    *(
        path(f"{UNDATED}{rest}", view, name=f"undated_{name}")
        for rest, view, name in BRIEFING
    ),
    path("about/", views.about, name="about"),
    path("about/phrases/", views.phrases, name="phrases"),
    path("SHA256SUMS", views.manifest, name="manifest"),
    path("lookup", views.lookup, name="lookup"),
    path("oembed", views.oembed, name="oembed"),
    path("robots.txt", views.robots, name="robots"),
    path(".well-known/security.txt", views.security, name="security"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
    path("sitemaps/pages.xml", views.sitemap_of_pages, name="sitemap_of_pages"),
    path(
        "sitemaps/briefings-<int:span>.xml",
        views.sitemap_of_briefings,
        name="sitemap_of_briefings",
    ),
    path("coverage/", views.covered, name="coverage"),
    path("coverage/<yyyy:year>/", views.covered_year, name="coverage_year"),
    path("lookup.json", views.quote_json, name="quote_json"),
    path("quote/", views.quote, name="quote"),
    path("speakers/", views.speakers, name="speakers"),
    path("speakers/<slug:slug>/", views.speaker, name="speaker"),
    path("search/", views.search, name="search"),
    path("search.<table:form>", views.search_table, name="search_table"),
    path("search.<feed:form>", views.search_feed, name="search_feed"),
    path("search/help/", views.search_help, name="search_help"),
    path("search/suggest", views.suggest, name="suggest"),
    path("search/trends/", views.trends, name="trends"),
    path("search/trends.csv", views.trends_table, name="trends_table"),
    path("roles/", views.roles, name="roles"),
    path("roles/<slug:slug>/", views.role, name="role"),
]
