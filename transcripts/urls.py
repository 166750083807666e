"""Address the archive's pages."""

from django.urls import URLPattern, URLResolver, include, path, register_converter

from transcripts import views
from transcripts.converters import FourDigits, TwoDigits

register_converter(FourDigits, "yyyy")
register_converter(TwoDigits, "mm")

app_name = "transcripts"

BRIEFING = [
    ("", views.document, "document"),
    ("q/<int:number>/", views.exchange, "exchange"),
    ("source/", views.source, "source"),
    ("source/<int:number>/", views.source, "version"),
]

DATED = [
    path(f"<mm:day>/<slug:slug>/{rest}", view, name=name)
    for rest, view, name in BRIEFING
]
UNDATED = [
    path(f"<slug:slug>/{rest}", view, name=f"undated_{name}")
    for rest, view, name in BRIEFING
]

BRIEFINGS: list[URLPattern | URLResolver] = [
    path("", views.briefings, name="briefings"),
    path("undated/", views.undated, name="undated"),
    path("undated/", include(UNDATED)),
    path("<yyyy:year>/", views.year, name="year"),
    path("<yyyy:year>/<mm:month>/", views.month, name="month"),
    path("<yyyy:year>/<mm:month>/<mm:day>/", views.day, name="day"),
    path("<yyyy:year>/<mm:month>/", include(DATED)),
]

urlpatterns = [
    path("", views.home, name="home"),
    path("about/", views.about, name="about"),
    path("briefings/", include(BRIEFINGS)),
    path("speakers/", views.speakers, name="speakers"),
    path("speakers/<slug:slug>/", views.speaker, name="speaker"),
    path("roles/", views.roles, name="roles"),
    path("roles/<slug:slug>/", views.role, name="role"),
]
