"""What the environment says of /admin, read once at the start."""

import os
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urlsplit

LEAST_SECRET = 32
PROVIDER = ("OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET")
HERE = ("127.0.0.1", "localhost", "::1")
MOST_HOURS = 24 * 30


class NotStarted(Exception):
    """The application cannot start with these settings; the message says in words what to set."""


class Provider(NamedTuple):
    """The organization's sign-in (OpenID Connect)."""

    issuer: str
    client_id: str
    client_secret: str


class Settings(NamedTuple):
    """The settings of /admin, where it is switched on."""

    secret_key: str
    session_hours: int
    provider: Provider | None
    is_own_published: bool  # a publisher may publish what they made themselves
    public_url: str  # without a slash at its end; empty: none
    proxies: int  # how many servers pass requests on to this one, each naming whom it got them from

    @property
    def is_secure(self) -> bool:
        """Whether browsers reach us encrypted, and send cookies in no other way."""
        return self.public_url.startswith("https://")


def settings(environment: Mapping[str, str] = os.environ) -> Settings | None:
    """The settings; None where /admin is not switched on. Raises NotStarted."""
    if environment.get("ADMIN", "") != "1":
        return None
    secret = environment.get("SECRET_KEY", "")
    if len(secret) < LEAST_SECRET:
        raise NotStarted(
            f"ADMIN=1 needs SECRET_KEY, at least {LEAST_SECRET} characters that nobody can guess; the same "
            "for every process, and kept as a password is. To make one: "
            "python3 -c 'import secrets; print(secrets.token_urlsafe(48))'"
        )
    public_url = environment.get("PUBLIC_URL", "").rstrip("/")
    return Settings(
        secret_key=secret,
        session_hours=_number(environment, "SESSION_HOURS", 8, 1, MOST_HOURS),
        provider=_provider(environment, public_url),
        is_own_published=environment.get("PUBLISH_OWN", "") == "1",
        public_url=public_url,
        proxies=_number(environment, "PROXIES", 0, 0, 9),
    )


def why_not() -> str | None:
    """Why the application does not start with the environment's settings, in words; None where it does."""
    try:
        settings()
    except NotStarted as error:
        return str(error)
    return None


def _provider(environment: Mapping[str, str], public_url: str) -> Provider | None:
    given = [environment.get(name, "") for name in PROVIDER]
    if not any(given):
        return None
    missing = [name for name, value in zip(PROVIDER, given, strict=True) if not value]
    if missing:
        raise NotStarted(f"{', '.join(PROVIDER)} are needed together; missing: {', '.join(missing)}")
    if not public_url:
        raise NotStarted(
            "OIDC_ISSUER needs PUBLIC_URL, the address at which people reach this dashboard: the provider "
            "sends them back to it"
        )
    issuer = urlsplit(given[0])
    if issuer.scheme != "https" and not (issuer.scheme == "http" and issuer.hostname in HERE):
        raise NotStarted(f"OIDC_ISSUER is {given[0]}: it takes an address that begins with https://")
    return Provider(*given)


def _number(environment: Mapping[str, str], name: str, usual: int, least: int, most: int) -> int:
    given = environment.get(name) or str(usual)
    if not (given.isascii() and given.isdigit()) or not least <= int(given) <= most:
        raise NotStarted(f"{name} is {given}: it takes a number from {least} to {most}")
    return int(given)
