"""The desk, page by page: one of every kind, with something on each."""

from collections.abc import Iterator

from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.desk import UPLOAD, address, file, form_of, hashes, upload
from tests.desk_rows import MODELS, fill, stage
from tests.importing.literals import BRIEFING, bring
from tests.many import act, many, work
from tests.reviews import four_texts, mott, person
from tests.test_second_factor import shown_by
from transcripts import importing
from transcripts.models import Decision, Defect, Document, Turn, Version

type Pages = Iterator[tuple[str, HttpResponse]]

LOGIN = reverse("admin:login")
REVIEW = reverse("admin:transcripts_speaker_review")
DECIDE = reverse("admin:transcripts_speaker_decide")
NAMES = {model._meta.model_name: model for model in MODELS}
SET_UP = reverse("admin:second_factor")
# With a label that nobody is named by.
OPEN = BRIEFING.replace("by Press Secretary Ada Quill", "on the Ferry")


def pages(client: Client) -> Pages:
    """Give what a superuser sees, kind by kind; a worker has to be waited for."""
    for some in (doors, uploads, batches, lists, rows, documents, people, factor):
        yield from some(client)


def doors(client: Client) -> Pages:
    yield "login", Client().get(LOGIN)
    wrong = {"username": "nobody", "password": "wrong"}
    replies = [Client().post(LOGIN, wrong) for _ in range(5)]
    yield "wrong password", replies[0]
    yield "locked", replies[-1]
    yield "empty desk", client.get(reverse("admin:index"))
    yield "password", client.get(reverse("admin:password_change"))


def uploads(client: Client) -> Pages:
    bring(BRIEFING)
    yield "upload refused", client.post(UPLOAD, {})
    changed = BRIEFING.replace("storm", "gale")
    url = upload(client, file(OPEN, "a.txt"), file("", "b.txt"), source_name="Office")
    yield "uploads", client.get(UPLOAD)
    yield "upload looked at", (shown := client.get(url))
    yield "map of a file", client.get(f"{url}1/?page=2&mark=17&column=1")
    yield "map of no such line", client.get(f"{url}1/?go=exchange&number=x")
    wrong = {"fields": "", "source_url": "nowhere"}
    yield "fields refused", client.post(f"{url}1/decide/", wrong)
    wanted = {"wanted": hashes(shown), "confirm": "1"}
    yield "uploaded", client.post(url, wanted, follow=True)
    url = upload(client, file(changed))
    yield "map of a change", client.get(f"{url}1/?differs")


def batches(client: Client) -> Pages:
    url = upload(client, *many(4))
    yield "files to be read", client.get(url)
    work()
    yield "files read", client.get(url)
    act(client, url, "confirm")
    yield "files to be imported", client.get(url)
    work()
    yield "files imported", client.get(url)


def lists(client: Client) -> Pages:
    fill(3)
    stage(client, 2)
    yield "desk", client.get(reverse("admin:index"))
    yield "app", client.get(reverse("admin:app_list", args=["transcripts"]))
    for name in NAMES:
        yield f"list of {name}", client.get(address(name))
    yield "nothing found", client.get(address("document"), {"q": "xylophone"})


def rows(client: Client) -> Pages:
    last = {
        name: model.objects.order_by("pk").last().pk for name, model in NAMES.items()
    }
    for name, pk in last.items():
        yield name, client.get(address(name, "change", pk))
    for name in ("document", "speaker", "gap", "office"):
        yield f"history of {name}", client.get(address(name, "history", last[name]))
    for name in ("document", "gap", "office"):
        yield f"{name} to delete", client.get(address(name, "delete", last[name]))
    for name in ("gap", "office"):
        yield f"new {name}", client.get(address(name, "add"))


def documents(client: Client) -> Pages:
    document = bring(OPEN.replace("March 4", "March 6")).document
    change = address("document", "change", document.pk)
    first = form_of(client.get(change))
    importing.correct(document, text=f"{OPEN}\nQ: So?\n", why="A slip.", base=1)
    document.refresh_from_db()
    document.title = "The ferry"
    importing.save_edited(document, fields=["title"])
    yield "overtaken", client.post(change, first | {"title": "The boat"})
    yield "mistaken", client.post(change, first | {"title": "", "date": "soon"})
    former = address(
        "document", "simple_history", document.pk, document.history.last().pk
    )
    yield "former state", client.get(former)
    yield "map", client.get(address("document", "map", document.pk))
    given = {"text": f"{OPEN}\nQ: Why?\n", "why": "A slip.", "base": "2"}
    text = address("document", "text", document.pk)
    yield "text", client.get(text)
    yield "text looked at", client.post(text, given | {"look": "1"})
    yield "restore", client.get(address("document", "restore", document.pk, 1))
    yield from actions(client, document)


def actions(client: Client, document: Document) -> Pages:
    Version.objects.filter(document=document).update(parser_version="0")
    Turn.objects.filter(document=document, kind="answer").update(kind="statement")
    for name in ("withdraw", "schedule", "read_again", "delete_selected"):
        chosen = {"_selected_action": [document.pk], "action": name}
        answer = client.post(address("document"), chosen, follow=True)
        yield f"documents to {name}", answer


def people(client: Client) -> Pages:
    texts = four_texts()
    words = "“MR. MOT” is taken for “MR. MOTT”."
    Defect.objects.create(document=texts[2], code="label-slip", line=9, message=words)
    importing.leave_unnamed(mott(texts[3]))
    for queue in ("open", "pairs", "slips"):
        yield f"queue of {queue}", client.get(REVIEW, {"queue": queue})
    quill, other = person("Ada Quill"), person("Ada B. Quill")
    who = {"local": mott(texts[2]).pk, "called": "quill", "known": "1"}
    yield "who is meant", client.post(DECIDE, who)
    merge = address("speaker", "merge", other.pk)
    yield "merge", client.get(merge, {"name": "quill"})
    yield "merge looked at", client.get(merge, {"into": quill.pk})
    split = address("speaker", "split", quill.pk)
    yield "split", client.get(split)
    elder = {"document": [texts[2].pk], "called": "Ada the Elder", "look": "1"}
    yield "split looked at", client.post(split, elder)
    importing.merge(other, quill)
    yield "person", client.get(address("speaker", "change", quill.pk))
    yield "merged person", client.get(address("speaker", "change", other.pk))
    for decision in Decision.objects.order_by("-pk")[:2]:
        undo = reverse("admin:transcripts_decision_undo", args=[decision.pk])
        yield f"to undo: {decision}", client.get(undo)


def factor(client: Client) -> Pages:
    yield "second factor", client.get(SET_UP)
    device = User.objects.get(username="admin").totpdevice_set.get()
    yield "recovery codes", client.post(SET_UP, {"code": shown_by(device)})
    yield "second factor in force", client.get(SET_UP)
