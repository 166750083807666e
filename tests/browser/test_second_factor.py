import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django_otp.plugins.otp_totp.models import TOTPDevice
from playwright.sync_api import expect

from tests.browser.test_admin import faults
from tests.test_second_factor import shown_by, stopped_clock

__all__ = ["stopped_clock"]


@pytest.mark.usefixtures("stopped_clock")
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_an_app_is_set_up_and_asked_for(page, scheme, width):
    page.faults = []
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    User.objects.create_superuser("ann", password="right")
    page.goto(reverse("admin:second_factor").replace("second-factor/", ""))
    assert faults(page) == []
    page.get_by_label("Username").fill("ann")
    page.get_by_label("Password").fill("right")
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("link", name="Second factor").click()
    image = page.get_by_alt_text("The secret, for an app's camera")
    expect(image).to_be_visible()
    assert image.evaluate("one => one.decode().then(() => one.naturalWidth)") > 0
    assert faults(page) == []
    page.get_by_role("textbox", name="Code:").fill(
        shown_by(TOTPDevice.objects.get(), -1)
    )
    page.get_by_role("button", name="Confirm").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    assert faults(page) == []
    page.get_by_role("button", name="Log out").click()
    page.get_by_role("link", name="Log in again").click()
    page.get_by_label("Username").fill("ann")
    page.get_by_label("Password").fill("right")
    page.get_by_role("button", name="Log in").click()
    expect(
        page.get_by_text("Give the code that your app shows as well.")
    ).to_be_visible()
    assert faults(page) == []
    page.get_by_label("Password").fill("right")
    page.get_by_label("Code, if").fill(shown_by(TOTPDevice.objects.get()))
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("link", name="Second factor")).to_be_visible()
