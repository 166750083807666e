from pathlib import Path

import pytest
from django.core.management import call_command

from tests import papers
from tests.importing.literals import BRIEFING, CALL, bring
from transcripts import confined
from transcripts.importing import parsed_apart
from transcripts.models import Version
from transcripts.parsed import Unparsed

pytestmark = pytest.mark.django_db


def test_what_is_known_is_not_read_again(monkeypatch):
    bring(BRIEFING)
    monkeypatch.setattr(confined.Reader, "parsed", None)  # reading would fail
    assert parsed_apart(BRIEFING.encode(), "again.txt") is None


def test_limits_are_those_of_the_settings(settings, monkeypatch):
    settings.PARSE_SECONDS, settings.PARSE_MB = 7, 300
    given = {}
    monkeypatch.setattr(
        confined.Reader, "parsed", lambda *rest, **options: given.update(options)
    )
    parsed_apart(BRIEFING.encode(), "a.txt")
    assert (given["seconds"], given["megabytes"]) == (7, 300)


@pytest.mark.parametrize("processes", [1, 2])
def test_pdf_and_word_documents_are_read_apart_and_their_end_ends_no_batch(
    tmp_path, monkeypatch, processes
):
    (tmp_path / "a.pdf").write_bytes(papers.pdf(BRIEFING))
    (tmp_path / "b.docx").write_bytes(papers.word(BRIEFING))
    (tmp_path / "c.txt").write_text(CALL.format(date="March 5, 2019"))
    read = confined.Reader.parsed

    def die_on_pdf(reader, content, name, **options):
        if name.endswith(".pdf"):
            return Unparsed("The process that read it was ended.")
        return read(reader, content, name, **options)

    monkeypatch.setattr(confined.Reader, "parsed", die_on_pdf)
    with pytest.raises(SystemExit):
        call_command(
            "import_transcripts", str(tmp_path), processes=processes, verbosity=0
        )
    names = Version.objects.values_list("filename", flat=True)
    assert sorted(Path(name).name for name in names) == ["b.docx", "c.txt"]
