"""`python -m tests.oidc` fails where the tests' identity provider cannot start."""

import sys

from tests.oidc import why_not

if __name__ == "__main__":
    sys.exit(why_not())
