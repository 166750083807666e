"""Give paragraphs addresses that come of their words, and so outlive re-reading.

A number would tell another paragraph as soon as one before it is split or joined. What
is short, as "Yes.", takes its address from the paragraph before it as well.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence

WORD = re.compile(r"\w+")
# So many words tell a paragraph from others.
WORDS_THAT_TELL = 8


def anchors(texts: Sequence[str]) -> list[str]:
    """Return an anchor for each paragraph of a passage, no two the same."""
    words = [WORD.findall(text.casefold()) for text in texts]
    found = []
    times: Counter[str] = Counter()
    for place, own in enumerate(words):
        is_told = len(own) >= WORDS_THAT_TELL or not place
        said = own if is_told else [*words[place - 1], "/", *own]
        name = f"p-{hashlib.sha256(' '.join(said).encode()).hexdigest()[:8]}"
        times[name] += 1
        found.append(f"{name}-{times[name]}" if times[name] > 1 else name)
    return found
