"""The sample transcripts of fixtures/, and what stands beside each of them."""

import json
import re
from functools import cache
from pathlib import Path

from transcripts import parsing

FIXTURES = Path(__file__).parents[1] / "fixtures"
SUFFIXES = {".txt", ".md", ".html"}
INNERMOST = re.compile(r"\{\n\s+([^{}]*)\n\s*\}")
SAMPLES = sorted(
    path
    for path in FIXTURES.iterdir()
    if path.suffix in SUFFIXES and path.name != "README.md"
)


def text_of(path):
    """Give the text of a transcript as the importer hands it to the parser."""
    path = Path(path)
    text = parsing.decode(path.read_bytes()).text
    return parsing.text_from_html(text) if path.suffix == ".html" else text


@cache
def parsed(path):
    """Parse a transcript once in a run."""
    return parsing.parse(text_of(path))


def golden_path(path):
    """Say where the recorded parse of a sample is kept."""
    return FIXTURES / "golden" / f"{path.stem}.json"


def golden_text(path):
    """Write the whole parse of a sample as its golden file holds it.

    An object without objects in it takes one line, so that a difference is short.
    """
    values = parsing.json_from_transcript(parsed(path))
    spread = json.dumps(values, ensure_ascii=False, indent=1) + "\n"
    return INNERMOST.sub(
        lambda match: "{" + re.sub(r"\n\s*", " ", match[1]) + "}", spread
    )
