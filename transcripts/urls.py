"""Address the archive's pages."""

app_name = "transcripts"
urlpatterns: list = []
