from time import time
from types import SimpleNamespace

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import User
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from django.urls import reverse
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from archive.production import refuse_without
from tests.desk import INLINE, address

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stopped_clock")]

LOGIN = reverse("admin:login")
SET_UP = reverse("admin:second_factor")
DESK = reverse("admin:index")
DOORS = [DESK, address("document"), reverse("admin:transcripts_document_upload")]


@pytest.fixture
def ann():
    return User.objects.create_superuser("ann", password="right")


@pytest.fixture
def stopped_clock(monkeypatch):
    """Keep the half minute of a code from ending between two steps of a test."""
    now = time()
    clock = SimpleNamespace(time=lambda: now)
    monkeypatch.setattr("django_otp.plugins.otp_totp.models.time", clock)
    monkeypatch.setattr("tests.test_second_factor.time", clock.time)


@pytest.fixture
def device(ann):
    return TOTPDevice.objects.create(user=ann, name="App")


def shown_by(device, later=0):
    """Give the code that the app of a device shows, or will show."""
    totp = TOTP(device.bin_key, device.step, device.t0, device.digits)
    totp.time = time() + later * device.step
    return f"{totp.token():06}"


def log_in(client, code="", password="right"):
    return client.post(
        LOGIN, {"username": "ann", "password": password, "code": code, "next": DESK}
    )


def test_without_an_app_a_password_is_enough(client, ann):
    assert log_in(client).url == DESK
    assert client.get(DESK).status_code == 200


def test_with_an_app_a_password_is_not(client, device):
    told = log_in(client)
    assert "Give the code that your app shows as well." in told.text
    assert client.get(DESK).status_code == 302
    assert log_in(client, shown_by(device)).url == DESK
    assert client.get(DESK).status_code == 200


def test_no_code_is_taken_twice(client, device):
    code = shown_by(device)
    log_in(client, code)
    assert "is not the one" in log_in(Client(), code).text


def test_wrong_codes_lock_the_name_as_wrong_passwords_do(client, device):
    replies = [log_in(client, "000000") for _ in range(5)]
    assert replies[-1].status_code == 429
    assert AccessAttempt.objects.get().username == "ann"


def test_a_session_from_before_the_app_ends_with_it(client, ann):
    client.force_login(ann)
    assert client.get(DESK).status_code == 200
    TOTPDevice.objects.create(user=ann, name="App")
    for door in DOORS:
        assert client.get(door).url.startswith(LOGIN)
    assert 'name="code"' in client.get(LOGIN).text
    assert client.get(SET_UP).status_code == 403


def test_an_app_is_set_up_by_the_code_that_it_shows(client, ann):
    client.force_login(ann)
    page = client.get(SET_UP)
    device = TOTPDevice.objects.get(user=ann)
    assert INLINE.findall(page.text) == []
    image = client.get(reverse("admin:second_factor_qr"))
    assert image["Content-Type"] == "image/svg+xml"
    assert image.content.startswith(b"<svg")
    assert "is not the one" in client.post(SET_UP, {"code": "000000"}).text
    TOTPDevice.objects.update(throttling_failure_count=0)
    told = client.post(SET_UP, {"code": shown_by(device)})
    codes = told.context["codes"]
    assert len(set(codes)) == 10
    assert all(f"<code>{code}</code>" in told.text for code in codes)
    assert client.get(DESK).status_code == 200
    assert client.get(reverse("admin:second_factor_qr")).status_code == 403
    assert codes[0] not in client.get(SET_UP).text


def test_a_recovery_code_stands_in_once(client, ann):
    client.force_login(ann)
    client.get(SET_UP)
    device = TOTPDevice.objects.get()
    codes = client.post(SET_UP, {"code": shown_by(device)}).context["codes"]
    assert log_in(Client(), codes[0]).url == DESK
    assert "is not the one" in log_in(Client(), codes[0]).text


def test_codes_are_renewed_and_the_app_taken_away_with_a_code_alone(client, device):
    log_in(client, shown_by(device, -1))
    wrong = client.post(SET_UP, {"code": "000000", "remove": ""})
    assert "is not the one" in wrong.text
    TOTPDevice.objects.update(throttling_failure_count=0)
    renewed = client.post(SET_UP, {"code": shown_by(device), "renew": ""})
    assert len(renewed.context["codes"]) == 10
    gone = client.post(SET_UP, {"code": renewed.context["codes"][0], "remove": ""})
    assert gone.url == DESK
    assert not TOTPDevice.objects.exists()
    assert log_in(Client()).url == DESK


def test_where_it_is_required_nobody_works_without(client, ann, settings):
    settings.SECOND_FACTOR = "required"
    log_in(client)
    for door in DOORS:
        assert client.get(door).url.startswith(LOGIN)
    assert client.get(LOGIN).url == SET_UP
    assert reverse("admin:logout") in client.get(SET_UP).text
    client.post(reverse("admin:logout"))
    assert client.get(SET_UP).status_code == 403
    log_in(client)
    client.get(SET_UP)
    client.post(SET_UP, {"code": shown_by(TOTPDevice.objects.get())})
    for door in DOORS:
        assert client.get(door).status_code == 200


def test_where_it_is_off_nothing_of_it_is_there(client, ann, settings):
    settings.SECOND_FACTOR = "off"
    assert 'name="code"' not in client.get(LOGIN).text
    assert log_in(client).url == DESK
    assert "Second factor" not in client.get(DESK).text
    assert client.get(SET_UP).status_code == 403


def test_who_is_not_of_the_staff_sets_nothing_up(client):
    client.force_login(User.objects.create_user("reader"))
    assert client.get(SET_UP).status_code == 403
    assert Client().get(SET_UP).status_code == 403
    assert not TOTPDevice.objects.exists()


def test_a_missing_package_is_named():
    with pytest.raises(ImproperlyConfigured, match="needs the package no_such_thing"):
        refuse_without("no_such_thing", "LECTERN_SECOND_FACTOR", "second-factor")
