"""Settings of Lectern: one file, and every environment variable in one block."""

from datetime import timedelta
from pathlib import Path

from django.utils.csp import CSP
from environs import Env
from marshmallow.validate import OneOf, Range

from archive.production import refuse_unsafe, refuse_without
from archive.secret import secret_key_from_file

BASE_DIR = Path(__file__).resolve().parent.parent

# The environment: docs/configuration.md tells what each is for. All may be unset.

env = Env()
env.read_env(BASE_DIR / ".env", recurse=False)
with env.prefixed("LECTERN_"):
    PRODUCTION = env.bool("PRODUCTION", False)
    DEBUG = env.bool("DEBUG", False)
    SECRET_KEY = env.str("SECRET_KEY", "")
    ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", [])
    CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", [])
    BEHIND_PROXY = env.bool("BEHIND_PROXY", False)
    VAR_DIR = env.path("VAR_DIR", BASE_DIR / "var")
    SEARCH_INDEX = env.path("SEARCH_INDEX", VAR_DIR / "index")
    MAIL_URL = env.dj_email_url("MAIL_URL", "smtp://localhost")
    POOL_SIZE = env.int("POOL_SIZE", 4, validate=Range(min=1))
    MAX_FILE_MB = env.int("MAX_FILE_MB", 50, validate=Range(min=1))
    PARSE_SECONDS = env.int("PARSE_SECONDS", 60, validate=Range(min=1))
    PARSE_MB = env.int("PARSE_MB", 2048, validate=Range(min=256))
    TASKS_RUN = env.str("TASKS", "immediate", validate=OneOf(["immediate", "database"]))
    CACHE = env.dj_cache_url("CACHE_URL", "locmem://?max_entries=1000")
    PROXY_SECONDS = env.int("PROXY_SECONDS", 60, validate=Range(min=0))
    PUBLISH_SECONDS = env.int("PUBLISH_SECONDS", 30, validate=Range(min=0))
    SECOND_FACTOR = env.str(
        "SECOND_FACTOR", "off", validate=OneOf(["off", "optional", "required"])
    )
    SECURITY_CONTACT: list[str] = env.list("SECURITY_CONTACT", [])
    SERVER_EMAIL = env.str("SERVER_EMAIL", "lectern@localhost")
    ADMINS: list[str] = env.list("ADMINS", [])
    LOG_LEVEL = env.str(
        "LOG_LEVEL", "INFO", validate=OneOf(["DEBUG", "INFO", "WARNING", "ERROR"])
    )
DATABASE = env.dj_db_url("DATABASE_URL", f"sqlite:///{VAR_DIR / 'lectern.sqlite3'}")

# What a run keeps (database, secret key, collected files) lies in one place.

STATIC_ROOT = VAR_DIR / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)

# Security

SECRET_KEY = SECRET_KEY or secret_key_from_file(VAR_DIR / "secret-key")
if not (ALLOWED_HOSTS or PRODUCTION):
    ALLOWED_HOSTS += [".localhost", "127.0.0.1", "[::1]"]

# Nothing inline and nothing from elsewhere, the admin included.
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_REDIRECT_EXEMPT = [r"^health/"]  # asked over plain HTTP on the machine itself
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SESSION_COOKIE_SECURE = PRODUCTION
CSRF_COOKIE_SECURE = PRODUCTION
# Sessions are the desk's alone: no other site needs them, no script, and no host below.
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 12 * 3600  # a day's work
if PRODUCTION:
    CSRF_COOKIE_NAME = "__Host-csrftoken"  # nginx knows the session's by its own name
if BEHIND_PROXY:  # anyone could send this header to a server that has no proxy
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# Whether every host below this one keeps to https is not for Lectern to say.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]

# Applications

INSTALLED_APPS = [
    "archive.desk.DeskConfig",  # the admin
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "django_filters",
    "django_tasks_db",
    "simple_history",
    "transcripts",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "transcripts.due.PublishDue",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "axes.middleware.AxesMiddleware",  # last: it answers where a login is locked
]

if SECOND_FACTOR != "off":
    refuse_without("django_otp", "LECTERN_SECOND_FACTOR", "second-factor")
    refuse_without("segno", "LECTERN_SECOND_FACTOR", "second-factor")
    INSTALLED_APPS += [
        "django_otp",
        "django_otp.plugins.otp_totp",
        "django_otp.plugins.otp_static",
    ]
    signed_in = MIDDLEWARE.index(
        "django.contrib.auth.middleware.AuthenticationMiddleware"
    )
    MIDDLEWARE.insert(signed_in + 1, "django_otp.middleware.OTPMiddleware")
    OTP_TOTP_ISSUER = "Lectern"
    OTP_ADMIN_HIDE_SENSITIVE_DATA = True  # nobody reads somebody else's secret

ROOT_URLCONF = "archive.urls"
WSGI_APPLICATION = "archive.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Database

if "sqlite" in DATABASE["ENGINE"]:
    # Opening the file takes longer than reading a page from it. Not for ever: a
    # database that was put back in its place is noticed.
    DATABASE["CONN_MAX_AGE"] = 60
    DATABASE["OPTIONS"] = {
        # Take the write lock at once: a lock taken later cannot wait its turn.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # WAL: reading goes on while something is written. NORMAL: a commit may be
        # lost with the power, never the file's soundness.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
        " PRAGMA mmap_size=268435456; PRAGMA cache_size=-32000;",
    }
else:
    DATABASE["OPTIONS"] = DATABASE.get("OPTIONS", {}) | {
        "pool": {"min_size": 1, "max_size": POOL_SIZE, "timeout": 10}
    }
DATABASES = {"default": DATABASE}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Pages that were made, and counts: kept in each process, the least asked for go first

CACHES = {"default": CACHE}

# What takes long: at once in the process that asks, or by a worker of its own

TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend"
        if TASKS_RUN == "database"
        else "django.tasks.backends.immediate.ImmediateBackend"
    }
}

# Mail: error reports to ADMINS alone

MAILERS = {
    "default": {
        "BACKEND": MAIL_URL["EMAIL_BACKEND"],
        "OPTIONS": {
            "host": MAIL_URL["EMAIL_HOST"],
            "port": MAIL_URL["EMAIL_PORT"],
            "username": MAIL_URL["EMAIL_HOST_USER"],
            "password": MAIL_URL["EMAIL_HOST_PASSWORD"],
            "use_tls": MAIL_URL["EMAIL_USE_TLS"],
            "use_ssl": MAIL_URL["EMAIL_USE_SSL"],
            "timeout": 20,
        },
    }
}

# Logging: to standard error, where systemd and containers look for it

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {
        "transcripts": {"handlers": ["stderr"], "level": LOG_LEVEL},
        "django.request": {"handlers": ["stderr"], "level": "ERROR"},
    },
}

# Who may log in

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Five wrong passwords for a name from one address shut that pair out for an hour.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(hours=1)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
if BEHIND_PROXY:  # else every address would be the proxy's
    AXES_CLIENT_IP_CALLABLE = "archive.proxy.client_address"
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "admin/locked.html"
AXES_VERBOSE = False

# Language and time

LANGUAGE_CODE = "en-us"
USE_I18N = False
TIME_ZONE = "UTC"
USE_TZ = True

# Files

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        # Hashed names can be kept for ever by browsers, and need collectstatic.
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not PRODUCTION
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_KEEP_ONLY_HASHED_FILES = True  # halves the time that brotli takes

# Larger transcripts are refused, on the command line and in the admin alike.
MAX_FILE_BYTES = MAX_FILE_MB * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = MAX_FILE_BYTES  # pasted text
DATA_UPLOAD_MAX_NUMBER_FILES = (
    4_000  # beyond what the form takes, so that it can say so
)

if PRODUCTION:
    refuse_unsafe(globals())
