"""Development and demonstration on one machine: nothing to configure."""

from .base import *  # noqa: F403
from .base import BASE_DIR, VAR_DIR, env

DEBUG = env.bool("DEBUG", False)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
STYLEGUIDE = env.bool("STYLEGUIDE", True)


def _secret_key() -> str:
    """A key of this machine's own, made at the first start and kept beside the data."""
    from django.core.management.utils import get_random_secret_key

    path = VAR_DIR / "secret_key"
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        path.write_text(get_random_secret_key())
        path.chmod(0o600)
    return path.read_text()


SECRET_KEY = env.str("SECRET_KEY", "") or _secret_key()
DEMO = True
__all__ = [name for name in globals() if name.isupper()] + ["BASE_DIR"]
