"""A second factor for the desk, where the archive asks for one: codes of an app.

The extra ``second-factor`` brings what it stands on; without it, and with the setting
``off``, nothing here is asked.
"""

from __future__ import annotations

from base64 import b32encode
from io import BytesIO
from textwrap import wrap
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.conf import settings
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.signals import user_login_failed
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User

RECOVERY_CODES = 10
OFF, REQUIRED = "off", "required"
WRONG = "This code is not the one that is shown now. Give the next one."


class CodeForm(forms.Form):
    """A code, as the app or the list of recovery codes shows it."""

    code = forms.CharField(
        max_length=16,
        label="Code",
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code"}),
    )


class LoginForm(AdminAuthenticationForm):
    """Name, password, and the code of those who have set one up."""

    code = forms.CharField(
        max_length=16,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_on():
            del self.fields["code"]

    def clean(self) -> dict[str, Any]:
        """Ask for the code once the password is right; a wrong one counts as wrong."""
        cleaned = super().clean()
        user = self.get_user()
        if user is None or not is_on() or not has_device(user):
            return cleaned
        from django_otp import match_token

        code = cleaned.get("code", "").strip()
        device = match_token(user, code) if code else None
        if device is None:
            said = {"username": user.get_username()}
            user_login_failed.send(__name__, credentials=said, request=self.request)
            self.user_cache = None
            words = WRONG if code else "Give the code that your app shows as well."
            raise ValidationError(words, code="code")
        cast(Any, user).otp_device = device  # kept in the session by signing in
        return cleaned


def is_on() -> bool:
    """Whether codes are asked for at all."""
    return settings.SECOND_FACTOR != OFF


def is_required() -> bool:
    """Whether nobody is to work without one."""
    return settings.SECOND_FACTOR == REQUIRED


def has_device(user: User | AnonymousUser) -> bool:
    """Whether somebody has set up what shows codes."""
    from django_otp import user_has_device

    return user_has_device(user)


def is_verified(request: HttpRequest) -> bool:
    """Whether whoever asks has given a code since they signed in."""
    return cast(Any, request.user).is_verified()


def lets_in(request: HttpRequest) -> bool:
    """Whether somebody who may work at the desk may do so by what they have shown."""
    if not is_on() or is_verified(request):
        return True
    return not is_required() and not has_device(request.user)


def may_set_up(request: HttpRequest) -> bool:
    """Whether somebody may set up codes: the first time, or having given one."""
    user = request.user
    is_staff = user.is_active and user.is_staff
    return is_on() and is_staff and (is_verified(request) or not has_device(user))


def new_device(user: User) -> Any:
    """Return what is being set up: its secret stays until a code confirms it."""
    from django_otp.plugins.otp_totp.models import TOTPDevice

    found = TOTPDevice.objects.filter(user=user, confirmed=False).first()
    return found or TOTPDevice.objects.create(user=user, name="App", confirmed=False)


def secret(user: User) -> str:
    """Return the secret of what is being set up, in letters to be typed."""
    letters = b32encode(new_device(user).bin_key).decode().rstrip("=")
    return " ".join(wrap(letters, 4))


def is_right(user: User, code: str) -> bool:
    """Whether a code is one that somebody's app shows, or stands in for it."""
    from django_otp import match_token

    return match_token(user, code.strip()) is not None


@transaction.atomic
def confirm(request: HttpRequest, code: str) -> list[str] | None:
    """Let an app show the codes from now on; return the codes that stand in for it.

    Nothing where the code is not one that the app would show now.
    """
    from django_otp import login

    device = new_device(cast("User", request.user))
    if not device.verify_token(code.strip()):
        return None
    device.confirmed = True
    device.save()
    login(request, device)
    return recovery_codes(cast("User", request.user))


@transaction.atomic
def recovery_codes(user: User) -> list[str]:
    """Make codes that stand in for a lost app, each once; the former ones end."""
    from django_otp.plugins.otp_static.models import StaticDevice, StaticToken

    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name="Recovery codes")
    codes = [StaticToken.random_token() for _ in range(RECOVERY_CODES)]
    device.token_set.bulk_create(StaticToken(device=device, token=one) for one in codes)
    return codes


@transaction.atomic
def remove(user: User) -> None:
    """Take away what shows codes, and what stands in for it."""
    from django_otp import devices_for_user

    for device in devices_for_user(user, confirmed=None):
        device.delete()


def qr_code(user: User) -> bytes:
    """Return what an app reads the secret from: an SVG."""
    import segno

    image = BytesIO()
    code = segno.make(new_device(user).config_url, error="m")
    code.save(image, kind="svg", scale=5, xmldecl=False, light="white")
    return image.getvalue()
