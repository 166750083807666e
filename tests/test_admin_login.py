import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import User
from django.urls import reverse

pytestmark = pytest.mark.django_db

LOGIN = reverse("admin:login")


@pytest.fixture
def ann(db):
    """Make somebody who may log in."""
    return User.objects.create_user("ann", password="right", is_staff=True)


def log_in(client, password, name="ann", **extra):
    data = {"username": name, "password": password}
    return client.post(LOGIN, data | {"next": "/admin/"}, **extra)


def test_the_right_password_opens_the_desk(client, ann):
    assert log_in(client, "right").url == "/admin/"


def test_wrong_passwords_lock_the_name_from_there_and_say_so(client, ann):
    replies = [log_in(client, "wrong") for _ in range(5)]
    assert [reply.status_code for reply in replies] == [200] * 4 + [429]
    assert "Login is locked" in replies[-1].text
    assert "5 wrong passwords" in replies[-1].text
    assert " style=" not in replies[-1].text
    assert replies[-1]["Content-Security-Policy"].startswith("default-src 'none'")


def test_a_locked_name_is_let_in_by_no_password_until_it_is_unlocked(client, ann):
    for _ in range(5):
        log_in(client, "wrong")
    assert log_in(client, "right").status_code == 429
    assert client.get("/admin/").status_code == 302
    AccessAttempt.objects.all().delete()
    assert log_in(client, "right").status_code == 302


def test_others_and_other_places_are_not_locked_out(client, ann):
    User.objects.create_user("bo", password="right", is_staff=True)
    for _ in range(5):
        log_in(client, "wrong")
    assert log_in(client, "right", name="bo").status_code == 302
    assert log_in(client, "right", REMOTE_ADDR="192.0.2.7").status_code == 302


def test_a_success_forgets_the_failures_before_it(client, ann):
    for _ in range(4):
        log_in(client, "wrong")
    assert log_in(client, "right").status_code == 302
    client.logout()
    assert log_in(client, "wrong").status_code == 200
