"""Record the parse of every sample: ``python -m tests.rewrite_goldens``.

Read the difference before it is committed: a golden shows what changed, not that
the change is right.
"""

import sys

from tests import samples


def rewrite():
    """Write each sample's golden file, drop those of samples that are gone."""
    wanted = {samples.golden_path(path): path for path in samples.SAMPLES}
    folder = samples.FIXTURES / "golden"
    folder.mkdir(exist_ok=True)
    for stale in set(folder.glob("*.json")) - set(wanted):
        stale.unlink()
    for golden, path in wanted.items():
        golden.write_text(samples.golden_text(path), encoding="utf-8")
    sys.stdout.write(f"{len(wanted)} goldens written\n")


if __name__ == "__main__":
    rewrite()
