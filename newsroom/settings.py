"""The site's settings, all of them from the environment; docs/settings.md lists the variables."""

from datetime import timedelta
from pathlib import Path

import pghistory
import pgtrigger

from newsroom import environment
from newsroom.environment import env

BASE_DIR = Path(__file__).resolve().parent.parent
LOCAL_DIR = BASE_DIR / ".local"

DEBUG = environment.flag("DEBUG", default=False)

# --- Database ---------------------------------------------------------------------------------------------------------

_connection = environment.database()
EMBEDDED_DATABASE = _connection.get("EMBEDDED", False)

DATABASES = {
    "default": {
        **_connection,
        "ENGINE": "newsroom.database",
        # Kept open and prepared: 2.8 times the requests per second of Django's default (docs/decisions/0003).
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            **_connection.get("OPTIONS", {}),
            "prepare_threshold": 2,
            "server_side_binding": True,
            "connect_timeout": 5,
            "application_name": "newsroom",
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# What all machines share for a while; the table is made by a migration.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "newsroom_cache",
        # Past this number rows are dropped, whoever's: a guesser must not push counters out by filling it.
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}

# --- Row history: the old row of every change, written by statement triggers (docs/decisions) -------------------------

PGHISTORY_APPEND_ONLY = True
PGHISTORY_LEVEL = pgtrigger.Statement
PGHISTORY_CONTEXT_FIELD = pghistory.ContextJSONField()
PGHISTORY_CONTEXT_ID_FIELD = pghistory.ContextUUIDField(null=True)
PGHISTORY_DEFAULT_TRACKERS = (pghistory.UpdateEvent(row=pghistory.Old), pghistory.DeleteEvent())

# --- Applications -----------------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    # Before our own: the admin of ours replaces theirs.
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "newsroom",
    "facts",
    "sources",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "pgtrigger",
    "pghistory",
    "rest_framework",
    "knox",
    "django_filters",
    "django_htmx",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "import_export",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "newsroom.middleware.ContentSecurityPolicyMiddleware",
    "newsroom.history.RequestContextMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "newsroom.middleware.DatabaseAwayMiddleware",
    "newsroom.middleware.LengthRequiredMiddleware",
    "newsroom.middleware.CleanCookiesMiddleware",
    "newsroom.middleware.CleanAdminMiddleware",
    "newsroom.throttling.RateLimitMiddleware",
    "newsroom.unchanged.UnchangedFactsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "newsroom.time_zones.TimeZoneMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "newsroom.login.second_factor.SecondFactorMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"

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
                "facts.views.notifications.bell",
            ]
        },
    }
]

# --- Jobs -------------------------------------------------------------------------------------------------------------

# Workers import this module of every app.
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"

# --- Security ---------------------------------------------------------------------------------------------------------

# A key of its own for every clone. A site on a server of its own choosing must be given one, because its processes may
# run on several machines.
SECRET_KEY = environment.secret_key(
    generated=LOCAL_DIR / "secret_key" if DEBUG or EMBEDDED_DATABASE else None
)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = environment.origins("CSRF_TRUSTED_ORIGINS")

SECURE_SSL_REDIRECT = environment.flag("SECURE_SSL_REDIRECT", default=not DEBUG)
# Machines ask for the site's health over plain HTTP, from inside.
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
if environment.flag("BEHIND_TLS_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 0 if DEBUG else 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = not DEBUG
SECURE_HSTS_PRELOAD = not DEBUG
SESSION_COOKIE_SECURE = not DEBUG
CSRF_COOKIE_SECURE = not DEBUG
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"

# The names of Django 6.0's own setting, so that its middleware can take over.
SECURE_CSP = {
    "default-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "object-src": ["'none'"],
    "base-uri": ["'self'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
}

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# --- Login: django-allauth (docs/decisions/0036) ----------------------------------------------------------------------

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "facts:queue"
LOGOUT_REDIRECT_URL = "account_login"
#: Roles whose users can do nothing before they have a second factor.
SECOND_FACTOR_ROLES = environment.words(
    "SECOND_FACTOR_ROLES", known=("reporter", "fact-checker", "editor", "administrator")
)

ALLAUTH_TRUSTED_PROXY_COUNT = 1 if environment.flag("BEHIND_TLS_PROXY", default=False) else 0
ACCOUNT_ADAPTER = "newsroom.login.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*", "password2*"]
# Administrators give the addresses, in the user's own row: there is no second place for them.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "[Newsroom] "
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if SECURE_SSL_REDIRECT else "http"

MFA_ADAPTER = "newsroom.login.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Newsroom"
# Browsers take http://localhost for secure.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG

# --- Language, time, mail ---------------------------------------------------------------------------------------------

LANGUAGE_CODE = "en"
# The language of the desk's own pages; articles may be in any language.
LANGUAGES = [("en", "English")]
USE_TZ = True
TIME_ZONE = env.str("TIME_ZONE", default="UTC")

globals().update(environment.email())
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="newsroom@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
# Where people reach the site: mails name addresses of it.
SITE_URL = environment.origin("SITE_URL", default=f"http://localhost:{env.str('PORT', default='8000')}")

# --- Static files -----------------------------------------------------------------------------------------------------

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
# Evidence that people hand in; no URL serves it.
MEDIA_ROOT = env.str("MEDIA_ROOT", default=str(LOCAL_DIR / "media"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "newsroom.collected.CollectedFiles"
    },
}
WHITENOISE_USE_FINDERS = DEBUG

# --- API --------------------------------------------------------------------------------------------------------------

# Whether reading needs no token; full texts of sources need their permission all the same.
API_ANONYMOUS_READING = environment.flag("API_ANONYMOUS_READING", default=False)

# Under which name, and at which address with `{id}`, readers find what is published.
PUBLISHER_NAME = env.str("PUBLISHER_NAME", default="Newsroom")
FACT_URL = environment.fact_url("FACT_URL")

# Bytes that the body of a request may have at most: a file of evidence of 25 MB fits with what is said about it.
API_BODY_BYTES = environment.number("API_BODY_BYTES", default=32_000_000, low=1_000, high=1_000_000_000)

# Tokens, hashed at rest; the model is our own, so that the package's tables are never made (docs/decisions/0022).
KNOX_TOKEN_MODEL = "newsroom.Token"  # noqa: S105  (names a model)
MIGRATION_MODULES = {"knox": None}
REST_KNOX = {
    "TOKEN_MODEL": KNOX_TOKEN_MODEL,
    "AUTH_HEADER_PREFIX": "Bearer",
    # Scanners for leaked secrets know a token by its beginning.
    "TOKEN_PREFIX": "nrt_",
    "TOKEN_TTL": timedelta(days=90),
}

# Requests that one token, and one address, may make in a short and in a long window, as (requests, seconds).
API_RATES = {
    "token": environment.rates("API_RATES_PER_TOKEN", default="1200/60 30000/3600"),
    "address": environment.rates("API_RATES_PER_ADDRESS", default="2400/60 60000/3600"),
}

REST_FRAMEWORK = {
    # Tokens first: they give a 401 its challenge. No passwords by HTTP Basic.
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "newsroom.tokens.BearerAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["sources.api.access.MayRead"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["sources.api.parsing.StrictJSONParser"],
    "DEFAULT_FILTER_BACKENDS": ["sources.api.filtering.StrictFilterBackend"],
    "DEFAULT_PAGINATION_CLASS": "sources.api.pagination.KeysetPagination",
    "DEFAULT_SCHEMA_CLASS": "newsroom.description.Description",
    "DEFAULT_THROTTLE_CLASSES": ["newsroom.throttling.Throttle"],
    # What a client writes into X-Forwarded-For itself is not believed.
    "NUM_PROXIES": 1 if environment.flag("BEHIND_TLS_PROXY", default=False) else 0,
    "DEFAULT_METADATA_CLASS": None,
    "EXCEPTION_HANDLER": "newsroom.problems.exception_handler",
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Newsroom fact database",
    "DESCRIPTION": "Claims, the exact words of every source that makes or denies them, and their contradictions.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.1",
    "SCHEMA_PATH_PREFIX": "/api/v1/",
    "SERVE_INCLUDE_SCHEMA": False,
    # What must be given to change a row is not what must be given to add one: each has a body of its own.
    "COMPONENT_SPLIT_PATCH": False,
    "COMPONENT_SPLIT_REQUEST": False,
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "newsroom.description.describe_problems",
    ],
    "ENUM_NAME_OVERRIDES": {
        "ClaimKind": "facts.models.choices.ClaimKind",
        "EntityKind": "facts.models.choices.EntityKind",
        "ContradictionKind": "facts.models.choices.ContradictionKind",
        "AttributionKind": "facts.models.choices.AttributionKind",
        "Status": "facts.models.choices.Status",
        "Rating": "facts.models.choices.Rating",
        "StandingEvent": "facts.api.fact_shapes.STANDING_EVENTS",
        "GoneEvent": "facts.api.fact_shapes.GONE_EVENTS",
        "EvidenceKind": "facts.models.choices.EvidenceKind",
        "PublicationEvent": "facts.models.choices.PublicationEvent",
        "CitationState": "facts.models.choices.CitationState",
        "ContradictionState": "facts.models.choices.ContradictionState",
    },
    # The page's scripts come from this site: the policy above allows no other, and none inline.
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
}

# --- Logging ----------------------------------------------------------------------------------------------------------

LOG_LEVEL = env.str("LOG_LEVEL", default="INFO").upper()
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    "loggers": {
        # Django's own handlers would print each record a second time.
        "django": {"handlers": [], "propagate": True},
        # Tells of every job's every step at INFO.
        "procrastinate": {"level": "WARNING"},
    },
}
