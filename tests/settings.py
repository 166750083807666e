"""Settings for tests: those of a site whose people may have a second factor."""

import os

os.environ.setdefault("LECTERN_SECOND_FACTOR", "optional")

from archive.settings import *  # noqa: F403 (the environment is read as they come)
