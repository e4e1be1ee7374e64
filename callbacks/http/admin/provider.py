"""The organization's own sign-in: OpenID Connect, authorization code with PKCE, state and nonce (Authlib)."""

from typing import Any

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.flask_client import OAuth
from flask import Flask, Response, g, session
from flask.typing import ResponseReturnValue
from joserfc.errors import JoseError
from requests import RequestException

from callbacks.http.admin import access, pages
from callbacks.http.admin.access import words
from callbacks.http.admin.settings import Settings
from callbacks.http.threads import apart
from data.store import accounts
from data.store.accounts import Store
from layouts.admin import sign_in as screens

METADATA = "/.well-known/openid-configuration"
PATIENCE = 10  # seconds for an answer of the provider
ONWARD, LANGUAGE = "onward", "language"  # what the session keeps while somebody is at the provider
PENDING = "_state_"  # begins the names under which Authlib keeps the same
NEEDED = ("authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri")
FAILURES = (AuthlibBaseError, JoseError, RequestException)


class NotTheirs(AuthlibBaseError):
    """The provider's answer is not one to rely on."""

    error = "not_theirs"


def register(flask: Flask, store: Store, own: Settings) -> None:
    """Wire the way to the provider and back."""
    provider = own.provider
    if provider is None:
        return
    issuer = provider.issuer.rstrip("/")
    client = OAuth(flask).register(
        "provider",
        client_id=provider.client_id,
        client_secret=provider.client_secret,
        server_metadata_url=issuer + METADATA,
        client_kwargs={
            "scope": "openid email profile",
            "code_challenge_method": "S256",
            "default_timeout": PATIENCE,
        },
    )

    # A link leads here, not a form: the content policy lets forms lead to no other host.
    @flask.get(screens.PROVIDER)
    def to_provider() -> ResponseReturnValue:
        for name in [name for name in session if name.startswith(PENDING)]:
            session.pop(name)  # of attempts that were given up; a cookie holds few of them
        session[ONWARD], session[LANGUAGE] = access.onward(), words().lang
        try:
            _find(client, issuer)
            answer: Response = client.authorize_redirect(own.public_url + screens.BACK)
        except FAILURES as error:
            return _failed(flask, error)
        return answer

    @flask.get(screens.BACK)
    def from_provider() -> ResponseReturnValue:
        onward, g.lang = session.pop(ONWARD, ""), session.pop(LANGUAGE, "")
        try:
            _find(client, issuer)
            claims = _claims(client)
        except FAILURES as error:
            return _failed(flask, error)
        email = claims.get("email") if claims.get("email_verified") is True else None
        found = apart(accounts.by_provider, store, f"{issuer} {claims['sub']}", email)
        if found is None:
            t = words()
            title = t("You have no account here")
            return pages.page(title, screens.unknown(t, title, email), status=403)
        access.begin(found, has_typed=False)
        return pages.to(access.ours(onward))


def _find(client: Any, issuer: str) -> None:
    """Reads where the provider answers, once. Raises what `FAILURES` names; so does another provider."""
    found = client.load_server_metadata()
    if found.get("issuer", "").rstrip("/") != issuer or not {*NEEDED} <= {*found}:
        raise NotTheirs


def _claims(client: Any) -> dict[str, Any]:
    """What the provider says of who signed in. Raises what `FAILURES` names."""
    token = client.authorize_access_token()
    claims = token.get("userinfo")  # of the signed token, with its nonce checked
    if not claims:
        raise NotTheirs
    if "email" in claims:
        return dict(claims)
    more = client.userinfo(token=token)
    if more.get("sub") != claims["sub"]:
        raise NotTheirs
    return {**more, **claims}


def _failed(flask: Flask, error: Exception) -> Response:
    flask.logger.warning("The provider's sign-in came to nothing: %s", error)
    t = words()
    title = t("The sign-in did not work")
    return pages.page(title, screens.failed(t, title), status=400)
