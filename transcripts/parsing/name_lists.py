"""Words that are given names, and words with a capital that are none."""

from __future__ import annotations

# What people say alone or before a comma, as they say a name: Yes. Iran, …
WORD_LIST = """
yes no yeah yep yup nope sure okay ok right correct absolutely exactly please sir ma thanks
thank next last anybody anyone everybody everyone folks guys good great well so and but mr
mrs ms dr madam president secretary governor senator general god congress monday tuesday
wednesday thursday friday saturday sunday january february march april may june july august
september october november december true again goodbye hello hi bye enjoy wow gosh indeed
definitely certainly always never maybe perhaps probably possibly today tomorrow tonight
soon both none nothing neither all any some another one two three four five here there where
what who why how when which that this it they we i you he she his her my our your the a an
all in on at to from of for with by as if not go ahead question questions mic hands hand
back front middle side sorry excuse ladies gentlemen team everything something somebody
someone nobody press reporter reporters media ambassador admiral colonel minister prime
iran iraq russia ukraine israel china syria afghanistan america american americans europe
japan korea india pakistan turkey egypt libya cuba mexico canada britain germany france
italy spain brazil gaza hamas nato taiwan venezuela saudi arabia washington house senate
white pentagon state treasury justice supreme court republicans democrats republican
democrat first second third finally lastly also then now just like look listen let lets
really still maybe however actually basically obviously clearly frankly honestly look yes
negative affirmative over out off up down more less better best bless amen cheers laughter
applause merci gracias happy merry new old week afternoon morning evening night briefing
lord colleagues friends gang sirs man boy buddy dude brother sister kids same understood
did does do is are was were has had anyway department eve christmas easter los angeles
london paris moscow beijing tokyo finland mongolia vermont charlottesville georgia texas
ohio florida california nevada iowa wisconsin michigan pennsylvania arizona virginia
maryland carolina hampshire jersey york chicago detroit boston philadelphia poland norway
sweden ireland scotland greece hungary romania serbia kosovo bosnia haiti colombia peru
chile argentina ecuador honduras nicaragua panama jordanian lebanon yemen sudan somalia
kenya nigeria ethiopia rwanda vietnam laos cambodia thailand burma myanmar indonesia
malaysia philippines australia nepal putin zelenskyy netanyahu xi assad obama bush trump
biden clinton covid absolutely agreed fair fine perfect terrific wonderful awesome copy roger noted
"""
NO_NAMES = frozenset(WORD_LIST.split())

# Names that may stand bare before a sentence; other words there are mostly places.
GIVEN_LIST = """
aaron abby adam alan alex alexandra alice alison allison amanda amy andrea andrew andy
angela ann anna anne annie anthony april art arthur ashley barbara ben beth betty bill
bob brad brett brian bruce caitlin carl carol caroline cathy charles charlie chris
christi christina chuck cindy claire colleen craig dan dana daniel darlene dave david
dawn deb debbie dennis diane dick don donna doug ed edward elaine elizabeth ellen emily
eric erin ernie evan fran frank fred gary george gerry ginger glenn grace greg gretchen
hannah harry heather helen henry holly howard ian jack jackie jacqui jake james jamie
jan jane janet jared jason jay jean jeff jen jennifer jenny jeremy jerry jessica jill jim
jimmy jo joan joe joel john jon jonathan jordan josh joshua joyce juan judy julia julie
justin karen kate katherine kathleen kathy katie keith kelly ken kevin kim kristen kyle
larry laura lauren laurie lee leslie linda lisa liz louis luke lynn major marc margaret
maria mark marsha martha mary matt matthew maureen max meg megan melissa michael michelle
mike molly monica nancy natalie nate neil nick nicole norah pam pat patricia paul paula
peggy peter phil philip rachel ralph randy ray rebecca rich richard rick rob robert robin
roger ron ronald rosiland roxanne ruth ryan sally sam samantha sandra sara sarah savannah
scott sean shannon sharon sheila stephen steve steven sue susan suzanne tamara tammy ted
terry theresa tim toby todd tom tony tracy trevor trudy vicky victoria walter wendell
wendy will zeke
"""
GIVEN_NAMES = frozenset(GIVEN_LIST.split())
