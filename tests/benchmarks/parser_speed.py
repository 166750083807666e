"""Measure the parser against a bare scan of the same lines, in one run.

    uv run python -m tests.benchmarks.parser_speed [FOLDER]
    uv run python -m tests.benchmarks.parser_speed --hostile

FOLDER holds transcripts (``../shared/corpus`` where none is named). The parser is to
pass at no less than a fortieth of the speed of ``re.finditer`` over the lines, in
memory that the largest file bounds. Each file is scanned right before it is parsed, and
what counts is the time of the processor, for other work may run beside it. Of several
passes (``--passes``), each by a process of its own that has read nothing before, the
quickest scan and the quickest parse are compared: what they take longer is that work.

With ``--hostile`` it reads made-up texts of 1 MB and 5 MB that a careless rule would
take the square of their length to read; the larger must not take much more than five
times as long. Exit 1 where either does not hold.
"""

import argparse
import re
import resource
import sys
import time
import tracemalloc
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from transcripts import parsing, reading

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
LINES = re.compile(r"^.*$", re.MULTILINE)
MEGABYTE = 1_000_000
SLOWEST = 40  # times as slow as the scan
STEEPEST = 8  # times as long for five times the text: 5 and some noise

# Each is repeated up to the size wanted.
HOSTILE = {
    "one line of prose": "the people of this country ask for no more than that ",
    "one line of run-on labels": "Q. Why is that? THE PRESIDENT. It is so. ",
    "one letter": "a",
    "capitals": "A",
    "words in capitals": "MR. AND MRS. SMITH OF THE HOUSE ",
    "spaces": " ",
    "tabs and spaces": "\t ",
    "empty lines": "\n",
    "lines of spaces": "          \n",
    "form feeds": "\f\n",
    "open brackets": "[",
    "open parentheses": "(",
    "nested parentheses": "(a(b[c",
    "colons": ":",
    "labels with no speech": "MR. SMITH:\n",
    "one label on each paragraph": "MR. SMITH: It is so.\n\n",
    "labels before a dash": "Q — Why?\n\nMR. SMITH — It is so.\n\n",
    "bare Q": "Q\n",
    "Q and colons": "Q: ",
    "label and more label": "SENIOR ADMINISTRATION OFFICIAL ",
    "digits": "1234567890",
    "times": "12:53 P.M. EST ",
    "time stamps": "(00:24) ",
    "dates": "January 20, 2021 ",
    "dots": ". ",
    "dashes": "--",
    "asterisks": "*",
    "struck words": "<s>",
    "angle brackets": "<",
    "links": "[a](http://",
    "backslashes": "\\",
    "quotes": '"',
    "apostrophes": "'",
    "no-break spaces": "\u00a0",
    "cues": "00:01.000 --> 00:02.000\nIt is so.\n\n",
    "voices": "1\n00:01.000 --> 00:02.000\n<v Ada Quill>Why?</v> <v Bo Marsh>So.\n\n",
    "notes of captions": "00:01.000 --> 00:02.000\n\nNOTE so\n\n",
    "open voices": "00:01.000 --> 00:02.000\n<v <v <v \n",
    "chevrons": ">> Why is that?\n>> It is so.\n",
    "dashes of a dialogue": "- Why is that?\n\n- It is so.\n\n",
    "bracketed names": "[Ada Quill] Why?\n\n(Bo Marsh) It is so.\n\n",
    "columns": "Ada Quill | Why?\nBo Marsh | It is so.\n",
    "names above times": "Ada Quill\n00:00:01\nWhy?\n\nBo Marsh\n00:00:02\nSo.\n\n",
    "names and titles": "Secretary of State of the State of Maine, Mr. A. B. Smith, ",
}


@dataclass(slots=True)
class Pass:
    """What one pass over a folder took."""

    files: int = 0
    characters: int = 0
    largest: int = 0
    peak: float = 0.0  # MB of memory
    peak_of_largest: float = 0.0  # MB that parsing the largest file allocates
    reading: float = 0.0
    scanning: float = 0.0
    parsing: float = 0.0


def main() -> int:
    """Run what the command line asks for."""
    options = argparse.ArgumentParser(usage=__doc__)
    options.add_argument("folder", nargs="?", type=Path, default=CORPUS)
    options.add_argument("--passes", type=int, default=3)
    options.add_argument("--hostile", action="store_true")
    chosen = options.parse_args()
    return hostile() if chosen.hostile else folder(chosen.folder, chosen.passes)


def folder(path: Path, number: int) -> int:
    """Read every transcript of a folder, several times over, and compare."""
    with ProcessPoolExecutor(
        1, mp_context=get_context("spawn"), max_tasks_per_child=1
    ) as pool:
        passes = [pool.submit(one_pass, path).result() for _ in range(number)]
    scan, parse = (min(p.scanning for p in passes), min(p.parsing for p in passes))
    for one in passes:
        report(one)
    say(f"quickest: parse : scan = 1 : {parse / scan:.1f} (at most {SLOWEST})")
    return int(parse / scan > SLOWEST)


def one_pass(path: Path) -> Pass:
    """Scan and parse each transcript of a folder."""
    total, largest = Pass(), Path()
    files = (p for p in sorted(path.rglob("*")) if reading.is_transcript(p.name))
    for file in files:
        if measure(file.read_bytes(), total):
            largest = file
    total.peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    total.peak_of_largest = peak_of(largest)
    return total


def measure(content: bytes, total: Pass) -> bool:
    """Add one file to the pass; say whether it is the largest so far."""
    began = time.process_time()
    text = parsing.decode(content).text
    if text.lstrip()[:15].lower().startswith(("<!doctype html", "<html")):
        text = parsing.text_from_html(text)
    read = time.process_time()
    for _ in LINES.finditer(text):
        pass
    scanned = time.process_time()
    parsing.parse(text)
    parsed = time.process_time()
    total.files += 1
    total.characters += len(text)
    total.reading += read - began
    total.scanning += scanned - read
    total.parsing += parsed - scanned
    is_largest = len(content) > total.largest
    total.largest = max(total.largest, len(content))
    return is_largest


def report(total: Pass) -> None:
    """Print what a pass took."""
    say(f"{total.files} files, {total.characters / MEGABYTE:.1f} million characters")
    for name, seconds in (
        ("decode", total.reading),
        ("scan", total.scanning),
        ("parse", total.parsing),
    ):
        rate = total.characters / MEGABYTE / seconds
        say(f"{name:7}{seconds:8.2f} s{rate:9.1f} MB/s")
    say(
        f"1 : {total.parsing / total.scanning:.1f}; memory {total.peak:.0f} MB at most,"
        f" {total.peak_of_largest:.0f} MB for the largest file"
        f" ({total.largest / MEGABYTE:.1f} MB)"
    )


def peak_of(file: Path) -> float:
    """Give the megabytes that parsing one file allocates at most."""
    text = parsing.decode(file.read_bytes()).text
    tracemalloc.start()
    parsing.parse(text)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / MEGABYTE


def hostile() -> int:
    """Time each hostile text at 1 MB and 5 MB."""
    steep = 0
    for name, unit in HOSTILE.items():
        small, large = (seconds_for(unit, size) for size in (MEGABYTE, 5 * MEGABYTE))
        times = large / small
        is_steep = times > STEEPEST
        steep += is_steep
        mark = "  TOO STEEP" if is_steep else ""
        say(f"{name:28}{small:8.3f} s{large:9.3f} s  x {times:.1f}{mark}")
    return int(steep > 0)


def seconds_for(unit: str, size: int) -> float:
    """Time the parse of a unit repeated up to a size, as the best of two."""
    text = (unit * (size // len(unit) + 1))[:size]
    if not text.strip():
        text = "Q: Why?\n" + text  # a text of white space alone is refused
    return min(timed(text) for _ in range(2))


def timed(text: str) -> float:
    """Time one parse."""
    began = time.process_time()
    parsing.parse(text)
    return time.process_time() - began


def say(line: str) -> None:
    """Print a line at once: some take long to come."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
