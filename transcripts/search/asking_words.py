"""Words with which anybody asks anything: they say nothing of what a question is about.

Courtesies, ways to begin ("to follow up on"), pronouns and helpers, times near by, and
what a stenographer puts for words that were not heard. One form of each word.
"""

from __future__ import annotations

from transcripts.search.folding import stem

WORDS = """
    a about above absolutely actually after again ago all almost along already also
    always am among an and another any anybody anymore anyone anything appreciate
    are aren around as ask at away back be became because become been before began
    begin behind believe below between bit both briefly bring brought but by call
    came can cannot certain clarify clarity clear colleague come comment confirm
    could couldn couple crosstalk curious currently d day detail did didn different
    do does doesn don done down dr during each earlier early either else enough
    even ever every everybody everyone everything exactly explain fact far few
    finally find first folks follow for forward found from further gave get give
    given go goes gone good got gotten great guess guys had hadn happen has hasn
    have haven he hear heard hello her here herself hey hi him himself his hours how
    however i idea if in inaudible indiscernible information instance instead into
    is isn it itself just keep kept kind know known last late later laughter least
    less let like line little ll long longer look lot m ma madam made make many
    matter may maybe me mean meant mention might mind minute moment month more
    morning most move mr mrs ms much must my myself name need never next night no
    nor not nothing notice now number obviously of off oh ok okay on once one only
    onto or other our out over own part particular past people perhaps person piece
    please point possible presumably pretty probably put question quick quite re
    read really reason regard related remark report respectfully respond response
    right s said same saw say second see seem seen sense several shall she shortly
    should shouldn sic similar simply since sir situation small so some somebody
    someone something sometime sort sound speak specific spoke spoken stay
    still such suggest sure t take taken talk tell than thank that the their
    them themselves then there these they thing think this those though thought
    three through throughout thus time to today together told tomorrow tonight too
    took topic totally toward try turn two uh um under understand unless until up
    update upon us use ve very view want was wasn way we week weekend well went were
    weren what whatever when where whether which while who whole whom whose why will
    wish with within without won wonder word work would wouldn yeah year yes
    yesterday yet you your yourself
"""

# Without their endings, as the index has them: "asked" and "asking" are there too.
STEMS = frozenset(stem(word.encode()).decode() for word in WORDS.split())
