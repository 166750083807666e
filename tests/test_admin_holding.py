"""One worker at one upload: taken over from one that died, once, and by itself."""

import datetime as dt

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from tests.desk import upload
from tests.many import act, became, many, work
from transcripts.admin import batches, holding, settling
from transcripts.models import Phase, StagedFile, Upload, Version

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("few")]


LONG_AGO = dt.datetime(2001, 1, 1, tzinfo=dt.UTC)


def stall():
    """Let nothing have happened for long."""
    Upload.objects.update(
        made_at=LONG_AGO, handed_at=LONG_AGO, moved_at=LONG_AGO, started_at=LONG_AGO
    )


def queue():
    """Give what waits in the queue: the last parts of the names of tasks."""
    ready = DBTaskResult.objects.filter(status="READY").order_by("enqueued_at")
    return [path.rsplit(".")[-1] for path in ready.values_list("task_path", flat=True)]


def test_what_nobody_is_at_is_handed_over_once_however_often_it_is_looked_at(
    archivist, queued
):
    url = upload(archivist, *many(3))
    work()
    act(archivist, url, "confirm")
    DBTaskResult.objects.all().delete()  # a worker had it, and died
    archivist.get(url)
    assert queue() == []
    stall()
    for _ in range(3):
        archivist.get(url)
    assert sorted(queue()) == ["import_all", "watch"]
    work()
    assert set(became(url).values()) == {"created"}


def test_of_several_that_take_an_upload_over_one_gets_it(archivist, queued):
    url = upload(archivist, *many(3))
    one, two = Upload.objects.get(), Upload.objects.get()
    hold = holding.Hold.of(one)
    assert hold is not None and hold.keep()
    assert holding.Hold.of(two) is None
    assert archivist.get(url).status_code == 200


def test_who_has_lost_an_upload_stops_after_the_file_it_is_at(archivist, queued):
    url = upload(archivist, *many(4))
    work()
    act(archivist, url, "confirm")
    staged = Upload.objects.get()
    hold = holding.Hold(str(staged.pk), staged.handed_at.isoformat())
    slow = settling.settle(staged, staged.user, hold.keep)
    assert next(slow).filename == "0.txt"
    stall()
    batches.bring_up_to_date(Upload.objects.get())
    assert [outcome.filename for outcome in slow] == ["1.txt"]
    assert not Upload.objects.get().confirmed_at
    work()
    assert set(became(url).values()) == {"created"}
    assert Version.objects.count() == 4


def test_a_look_out_hands_over_again_what_a_worker_left_behind(archivist, queued):
    url = upload(archivist, *many(3))
    work()
    act(archivist, url, "confirm")
    DBTaskResult.objects.exclude(task_path__endswith="watch").delete()
    stall()
    Upload.objects.update(handed_at=(at := timezone.now() - dt.timedelta(hours=1)))
    watch(at)
    assert queue().count("import_all") == 1
    work()
    assert set(became(url).values()) == {"created"}
    watch(at)  # nothing is left to be watched
    assert "import_all" not in queue()


def test_a_look_out_waits_while_somebody_is_at_it(archivist, queued):
    upload(archivist, *many(3))
    handed_at = Upload.objects.get().handed_at
    before = queue()
    watch(handed_at)
    assert queue() == [*before, "watch"]


def test_what_never_goes_on_is_left_to_people_in_the_end(archivist, queued, caplog):
    upload(archivist, *many(3))
    stall()
    before = queue()
    watch(LONG_AGO, batches.TRIES)
    assert queue() == before
    assert "Nothing goes on with upload" in caplog.text


def watch(handed_at, tries=0):
    pk = str(Upload.objects.get().pk)
    batches.watch.call(pk, handed_at.isoformat(), 0, tries)


def test_without_a_queue_a_button_goes_on(archivist, settings):
    url = upload(archivist, *many(3))
    act(archivist, url, "confirm")
    StagedFile.objects.update(status="")
    Upload.objects.update(confirmed_at=None)
    stall()
    assert "Nothing has happened for a while" in archivist.get(url).text
    act(archivist, url, "go-on")
    assert Upload.objects.get().phase is Phase.DONE
