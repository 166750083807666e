"""Keep the secret key of an installation that was given none."""

import os
import secrets
import tempfile
from pathlib import Path


def secret_key_from_file(path: Path) -> str:
    """Read the key in ``path``, after making it where there is none.

    The file is linked into place whole, so that of several processes that start
    at once all get the key of the first.
    """
    if not path.exists():
        _make(path)
    return path.read_text(encoding="ascii").strip()


def _make(path: Path) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".secret-")  # 0600
    try:
        with os.fdopen(handle, "w", encoding="ascii") as made:
            made.write(secrets.token_urlsafe(64) + "\n")
        os.link(name, path)
    except FileExistsError:
        pass  # another process was first: its key is the key
    finally:
        os.unlink(name)
