"""Every setting of the newsroom: what the environment decides, and what is fixed because the schema or
safety needs it.
"""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from newsroom.environment import Environment, kept, new_key

BASE_DIR = Path(__file__).resolve().parent.parent
env = Environment()

# --- How it runs --------------------------------------------------------------------------------------------
# demo: this machine only, a key made on the spot is good enough. production: everything else; unsafe values
# refuse. A command typed beside a running demo belongs to it, so nobody has to export anything first.
DATA_DIR = Path(env.text("NEWSROOM_DATA") or BASE_DIR / ".data").absolute()
DEMO = env.flag("NEWSROOM_DEMO") or env.is_beside_demo(DATA_DIR)
DEBUG = env.flag("DEBUG")
TESTING = "pytest" in sys.modules
LOCAL = DEMO or DEBUG or TESTING

SECRET_KEY = env.text("SECRET_KEY")
SITE_URL = env.site_url("SITE_URL", "http://127.0.0.1:8000" if LOCAL else "")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1],testserver" if LOCAL else "")
HTTPS = SITE_URL.startswith("https://")

if DEMO and not TESTING and not SECRET_KEY:
    SECRET_KEY = kept(DATA_DIR / "secret-key", new_key)
if LOCAL and not SECRET_KEY:
    SECRET_KEY = "only-for-this-machine-" + "0" * 50
if HTTPS and DEBUG and not TESTING:
    raise ImproperlyConfigured("DEBUG=1 shows settings and data to readers: not with an https:// SITE_URL.")
if HTTPS and DEMO and not TESTING:
    raise ImproperlyConfigured("NEWSROOM_DEMO=1 is for this machine only: not with an https:// SITE_URL.")
if not LOCAL:
    problems = [
        advice
        for wrong, advice in (
            (
                len(SECRET_KEY) < 50
                or len(set(SECRET_KEY)) < 16
                or SECRET_KEY.startswith("django-insecure-"),
                "SECRET_KEY: set 50 or more random characters.",
            ),
            (not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS, "ALLOWED_HOSTS: name the site's hosts, not '*'."),
            (not HTTPS, "SITE_URL: production needs an https:// address."),
        )
        if wrong
    ]
    if problems:
        raise ImproperlyConfigured(
            "The newsroom does not start with unsafe settings. "
            + " ".join(problems)
            + " For the sample newsroom on this machine only, set NEWSROOM_DEMO=1 instead."
        )

# --- Languages ----------------------------------------------------------------------------------------------
# Columns are code, because they are a migration; which of them readers and editors meet is a setting.
COLUMN_LANGUAGES = ["ko", "en", "ja"]
LANGUAGES = [("ko", _("Korean")), ("en", _("English")), ("ja", _("Japanese"))]
SITE_LANGUAGES = env.languages("SITE_LANGUAGES", "ko,en", COLUMN_LANGUAGES)
LANGUAGE_CODE = SITE_LANGUAGES[0]
MODELTRANSLATION_LANGUAGES = tuple(COLUMN_LANGUAGES)
MODELTRANSLATION_DEFAULT_LANGUAGE = "ko"
MODELTRANSLATION_FALLBACK_LANGUAGES = {"default": ("ko", "en")}
USE_I18N = True
LOCALE_PATHS = [BASE_DIR / "newsroom" / "locale"]
USE_TZ = True
TIME_ZONE = "Asia/Seoul"

# Whole stories in feeds, or how they begin: what other sites may show of the paper.
FEED_FULL_TEXT = env.flag("FEED_FULL_TEXT")
# The hour in Seoul from which a text may run online whose embargo names only the day of a printed paper.
EMBARGO_PRINT_HOUR = env.number("EMBARGO_PRINT_HOUR", 0, low=0, high=23)
# Where holes in this site are reported: mailto: or https:, published as /.well-known/security.txt.
SECURITY_CONTACT = env.contact("SECURITY_CONTACT")

# --- Parts --------------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "modeltranslation",
    "newsroom.apps.NewsroomAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    # Its script alone is used: ProseMirror and Tiptap in one module.
    "django_prose_editor",
    "newsroom.accounts",
    "newsroom.sample",
    "articles.pagecache",
    "articles.rights",
    "articles.media",
    "articles.apps.ArticlesConfig",
    "articles.sharing",
    "articles.search",
    "articles.interchange",
]
MIDDLEWARE = [
    "newsroom.security.SecurityHeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "newsroom.languages.StaffLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "newsroom.accounts.idle.IdleMiddleware",
    "newsroom.accounts.zone.ZoneMiddleware",
]
ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"
APPEND_SLASH = False
TEMPLATES: list[dict[str, Any]] = [
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
    }
]

# --- Data ---------------------------------------------------------------------------------------------------
try:
    DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
except OSError as error:
    raise ImproperlyConfigured(
        f"NEWSROOM_DATA: {DATA_DIR} cannot be used as a folder ({error.strerror}). Name another one."
    ) from error
DATABASES = {"default": env.database("DATABASE_URL", DATA_DIR / "newsroom.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"
# Rate limits only: pages are never cached here, and two workers must see one count.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "rate_limit",
        # Beyond this many counts old ones are thrown away: a flood of senders must not reset one another's.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
}
MEDIA_ROOT = DATA_DIR / "media"
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "newsroom.joined_files.JoinedFinder",
]
STORAGES = {
    # Originals are private: nothing under MEDIA_ROOT has an address of its own; readers come through the
    # media gate.
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if TESTING or DEBUG
        else "newsroom.static_files.ModuleStorage"
    },
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = [
    "jpg",
    "jpeg",
    "png",
    "gif",
    "webp",
    "avif",
    "zip",
    "gz",
    "br",
    "woff",
    "woff2",
    "map",
]
WHITENOISE_AUTOREFRESH = TESTING or DEBUG
WHITENOISE_USE_FINDERS = TESTING or DEBUG

# --- Limits, all stated before anything is parsed -----------------------------------------------------------
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4000
FILE_UPLOAD_HANDLERS = [
    "articles.media.quota.QuotaHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700

# --- Where help is to be had --------------------------------------------------------------------------------
# Under every text marked so, in its language. The number is the state's own since 2024-01-01 (Ministry of
# Health and Welfare); that a report on suicide names it is asked by the reporting standard of the Journalists
# Association of Korea and the Ministry (자살예방 보도준칙 4.0, November 2024).
HELPLINES = {
    "suicide": {
        "ko": "우울감 등 말하기 어려운 고민이 있거나 주변에 이런 어려움을 겪는 가족·지인이 있을 경우 "
        "자살예방 상담전화 109에서 24시간 전문가의 상담을 받을 수 있습니다.",
        "en": "If you or someone you know is struggling with thoughts of suicide, call 109, Korea's suicide "
        "prevention hotline, at any hour. Outside Korea, call the crisis line where you are.",
        "ja": "つらい気持ちを抱えている方や、身近に悩んでいる方がいる場合は、韓国の自殺予防相談電話109で"
        "24時間、専門家に相談できます。韓国国外では、お住まいの地域の相談窓口をご利用ください。",
    },
}

# --- What readers write to us -------------------------------------------------------------------------------
# The forms say this; the tick keeps it.
READER_REPORTS_KEPT = dt.timedelta(days=180)
# Without a mail server letters to reporters stay in the desk's inbox.
EMAIL_HOST = env.text("EMAIL_HOST")
EMAIL_PORT = env.number("EMAIL_PORT", 587, low=1, high=65535)
EMAIL_HOST_USER = env.text("EMAIL_USER")
EMAIL_HOST_PASSWORD = env.text("EMAIL_PASSWORD")
EMAIL_USE_TLS = env.flag("EMAIL_TLS", default=True)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.text("EMAIL_FROM") or "newsroom@localhost"
# What the statement on accessibility measures us by.
ACCESSIBILITY_STANDARD = "WCAG 2.2"
ACCESSIBILITY_LEVEL = "AA"

# --- Who comes in -------------------------------------------------------------------------------------------
# One backend: a second one that follows Django's groups and permissions would be a second policy.
AUTHENTICATION_BACKENDS = ["newsroom.accounts.backend.PolicyBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 15}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "newsroom.accounts.passwords.ContextValidator"},
]
if TESTING:
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "admin:index"
ACCOUNT_LOGOUT_REDIRECT_URL = "admin:index"
ACCOUNT_ADAPTER = "newsroom.accounts.adapter.ClosedAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
# Guesses are counted in newsroom/accounts/guesses.py; these of allauth's would let a stranger's guesses shut
# out a colleague.
ACCOUNT_RATE_LIMITS = {"login": None, "login_failed": None}
MFA_RATE_LIMITS = {"webauthn_login": None}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ADAPTER = "newsroom.accounts.adapter.FactorAdapter"
MFA_RECOVERY_CODES_SHOW_ONCE = True
# A passkey answers to https only; browsers make an exception for this machine.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = LOCAL and not HTTPS
MFA_FORMS = {
    "authenticate": "newsroom.accounts.login_forms.CodeForm",
    "authenticate_webauthn": "newsroom.accounts.login_forms.KeyForm",
    "reauthenticate": "newsroom.accounts.login_forms.CodeAgainForm",
    "reauthenticate_webauthn": "newsroom.accounts.login_forms.KeyAgainForm",
    "login_webauthn": "newsroom.accounts.login_forms.KeyLoginForm",
    "activate_totp": "newsroom.accounts.login_forms.AppForm",
    "add_webauthn": "newsroom.accounts.login_forms.NewKeyForm",
    "edit_webauthn": "newsroom.accounts.login_forms.KeyNameForm",
}
# Who publishes, kills, keeps notices or gives rights must have a second factor: where it is not the demo.
MFA_REQUIRED = env.flag("MFA_REQUIRED", default=not LOCAL)
# A session ends after so long without use, and at this age in any case; seconds.
SESSION_IDLE = 60 * 60
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "articles.admin.kept.csrf_failure"
CSRF_TRUSTED_ORIGINS = [SITE_URL] if HTTPS else []

# --- Headers ------------------------------------------------------------------------------------------------
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
BEHIND_PROXY = env.flag("BEHIND_PROXY")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_HSTS_SECONDS = 63072000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

SILENCED_SYSTEM_CHECKS: list[str] = []
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"tokens": {"()": "newsroom.log.WithoutTokens"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["tokens"]}},
    "loggers": {
        "django.request": {"filters": ["tokens"]},
        "django.server": {
            "handlers": ["console"],
            "filters": ["tokens"],
            "level": "INFO",
            "propagate": False,
        },
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
}
