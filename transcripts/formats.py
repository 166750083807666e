"""The formats that something can be had in, and how somebody asks for one."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the suffix of its addresses, its media type, its name for readers."""

    suffix: str
    media_type: str
    name: str

    @property
    def content_type(self) -> str:
        """The media type with the encoding, which JSON and XML tell themselves."""
        is_told = self.media_type.endswith(("json", "jsonl", "+xml"))
        return self.media_type if is_told else f"{self.media_type}; charset=utf-8"

    def of(self, page: str) -> str:
        """Return the address at which a page is had in the format."""
        path, mark, query = page.partition("?")
        return f"{path.rstrip('/')}.{self.suffix}{mark}{query}"


# What the text of a briefing or an exchange is handed over in, and what cites it.
TEXTS = (
    Format("txt", "text/plain", "Plain text"),
    Format("md", "text/markdown", "Markdown"),
    Format("csv", "text/csv", "CSV"),
    Format("json", "application/json", "JSON"),
)
CITATIONS = (
    Format("bib", "application/x-bibtex", "BibTeX"),
    Format("ris", "application/x-research-info-systems", "RIS"),
    Format("csl.json", "application/vnd.citationstyles.csl+json", "CSL-JSON"),
)
TABLES = (
    Format("csv", "text/csv", "CSV"),
    Format("jsonl", "application/jsonl", "JSON Lines"),
    Format("txt", "text/plain", "Plain text"),
)
FEEDS = (
    Format("atom", "application/atom+xml", "Atom"),
    Format("feed.json", "application/feed+json", "JSON Feed"),
)
OF_DOCUMENTS = TEXTS + CITATIONS
BY_SUFFIX = {
    name: {one.suffix: one for one in some}
    for name, some in (("document", OF_DOCUMENTS), ("table", TABLES), ("feed", FEEDS))
}
# JSON before the others: who asks for "application/*" wants it.
BY_MEDIA_TYPE = {one.media_type: one for one in OF_DOCUMENTS}
PAGE = "text/html"
TYPES = [PAGE, "application/json", *BY_MEDIA_TYPE]


def asked_instead(request: HttpRequest) -> Format | None:
    """Return the format that somebody likes better than the page, if there is one."""
    accepted = request.META.get("HTTP_ACCEPT", "")
    # Every browser begins so, and most programs say that they take anything.
    if accepted in ("", "*/*", PAGE) or accepted.startswith(f"{PAGE},"):
        return None
    wanted = request.get_preferred_type(TYPES)
    return BY_MEDIA_TYPE.get(wanted or PAGE)
