"""Address the site: the archive's pages, the admin, and a sign of life."""

from django.contrib import admin
from django.urls import include, path

from archive.health import health

urlpatterns = [
    path("health/", health, name="health"),
    path("admin/", admin.site.urls),
    path("", include("transcripts.urls")),
]
