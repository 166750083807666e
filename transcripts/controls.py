"""Make words of the search out of the controls of its form.

Nobody must learn how to type a search: what is written into the controls is added to
the words, and the page shows how it would be typed.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.http import QueryDict

from transcripts.facets import params_of
from transcripts.search.nodes import Near, Part
from transcripts.search.words import words

WORDS = "q"
ALL, PHRASE, NONE, NEAR, APART, IN = "all", "phrase", "none", "near", "apart", "in"
CONTROLS = (ALL, PHRASE, NONE, NEAR, APART, IN)
# Words that are sought near each other have at most so many others between them.
DISTANCES = (5, 10, 25)
# What means something where it is typed, and nothing in a control.
SIGNS = str.maketrans(dict.fromkeys('"()~:', " "))


def are_used(params: QueryDict) -> bool:
    """Whether an address comes from a form with something in its controls."""
    return any(name in params for name in CONTROLS)


def as_words(params: QueryDict) -> QueryDict:
    """Return the parameters that say the same without controls."""
    said = params_of(params, without=CONTROLS)
    pieces = [said.get(WORDS, ""), *_pieces(params)]
    said.pop(WORDS, None)
    if typed := " ".join(filter(None, pieces)):
        said[WORDS] = typed
    return said


def _pieces(params: QueryDict) -> Iterator[str]:
    yield from _runs(params.get(ALL, ""))
    if phrase := " ".join(params.get(PHRASE, "").replace('"', " ").split()):
        yield f'"{phrase}"'
    yield from (f"-{run}" for run in _runs(params.get(NONE, "")))
    near = words(params.get(NEAR, ""))
    if len(near) > 1:
        apart = {str(distance): distance for distance in DISTANCES}
        yield str(Near(near, apart.get(params.get(APART, ""), DISTANCES[0])))
    yield from (f"in:{part}" for part in Part if part in params.getlist(IN))


def _runs(text: str) -> list[str]:
    """Return the words of a control as they are typed; none of them is a sign."""
    runs = (run.lstrip("-").lower() for run in text.translate(SIGNS).split())
    return [run for run in runs if words(run)]
