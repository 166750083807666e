"""Address the site: the archive's pages, the admin, and a sign of life."""

from django.contrib import admin
from django.urls import include, path

from archive.health import health, index

urlpatterns = [
    path("health/", health, name="health"),
    path("health/index/", index, name="health_of_index"),
    path("admin/", admin.site.urls),
    path("", include("transcripts.urls")),
]
