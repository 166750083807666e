"""The words labels are made of: honorifics, titles, capacities, and what is none."""

from __future__ import annotations

import re

HONORIFICS = frozenset(
    "MR MRS MS MISS DR MX SIR LADY DAME DAW LORD REV REVEREND FATHER SISTER RABBI "
    "IMAM PROF MADAME MAESTRO SHRI SMT SHRIMATI M S R".split()
)

# Offices by which a line or a label says who somebody is, after the name. A pattern.
OFFICES_HELD = (
    "Spokes(?:man|woman|person)|Secretary|Minister|President|Ambassador|Governor"
    "|Commissioner|Chair(?:man|woman|person)?|Director|Advis[eo]r|Representative|Chancellor"
)

# Words before a title: ACTING, DEPUTY, VICE ADMIRAL, FORMER, WHITE HOUSE PRESS ...
MODIFIERS = frozenset(
    "ACTING DEPUTY PRINCIPAL FORMER ASSISTANT ASSOCIATE UNDER INTERIM INCOMING "
    "SENIOR CHIEF STATE HOUSE SENATE MINORITY MAJORITY WHITE FEDERAL FIRST "
    "EXECUTIVE SPECIAL NATIONAL REAR VICE LIEUTENANT LT MAJOR BRIGADIER MASTER "
    "STAFF CABINET US U.S".split()
)

TITLES = frozenset(
    title
    for line in """
    PRESIDENT, VICE PRESIDENT, PRESIDENT-ELECT, PRESIDENT ELECT, FIRST LADY
    SECRETARY, SECRETARY GENERAL, UNDER SECRETARY, UNDERSECRETARY, ASSISTANT SECRETARY
    PRESS SECRETARY, CHIEF OF STAFF, SPOKESMAN, SPOKESWOMAN, SPOKESPERSON
    AMBASSADOR, ADMINISTRATOR, DIRECTOR, CHAIR, CHAIRMAN, CHAIRWOMAN, CHAIRPERSON
    COMMISSIONER, GOVERNOR, LIEUTENANT GOVERNOR, LT GOVERNOR, GOV, MAYOR, SENATOR, SEN
    REPRESENTATIVE, REP, CONGRESSMAN, CONGRESSWOMAN, DELEGATE, LEADER, SPEAKER, WHIP
    GENERAL, GEN, ADMIRAL, ADM, COLONEL, COL, CAPTAIN, CAPT, MAJOR, COMMANDER, CMDR
    LIEUTENANT, LT, SERGEANT, SGT, CORPORAL, PRIVATE, MAJOR GENERAL, BRIGADIER GENERAL
    LIEUTENANT GENERAL, VICE ADMIRAL, REAR ADMIRAL, LT GEN, MAJ GEN
    ATTORNEY GENERAL, SURGEON GENERAL, SOLICITOR GENERAL, POSTMASTER GENERAL
    PRIME MINISTER, PREMIER, CHANCELLOR, TAOISEACH, FOREIGN MINISTER, MINISTER
    FOREIGN SECRETARY, KING, QUEEN, PRINCE, PRINCESS, EMPEROR, SHEIKH, SULTAN, EMIR
    HIS MAJESTY, HER MAJESTY, HIS EXCELLENCY, HIS HOLINESS, HIS MAJESTY KING, POPE
    SECRETARY OF STATE, SECRETARY OF DEFENSE, SECRETARY OF THE TREASURY
    JUSTICE, JUDGE, CHIEF JUSTICE, SHERIFF, COUNSEL, COUNSELOR, COUNSELLOR, INSPECTOR
    ADVISOR, ADVISER, CZAR, COORDINATOR, ENVOY, SUPERINTENDENT, TREASURER, CONTROLLER
    CARDINAL, BISHOP, ARCHBISHOP, REVEREND, PASTOR, RABBI, PROFESSOR, PRINCIPAL, COACH
    PILOT, FLIGHT ENGINEER, MISSION SPECIALIST, ASTRONAUT, MANAGER, OFFICER, CHIEF
    COUNCILMAN, COUNCILWOMAN, COUNCILMEMBER, ALDERMAN, COMPTROLLER, PROVOST, DEAN
    VICE CHAIR, VICE CHAIRMAN, VICE PREMIER, HIGH REPRESENTATIVE, HIGH COMMISSIONER
    PRESIDENT-DESIGNATE, NATIONAL SECURITY ADVISOR, NATIONAL SECURITY ADVISER, CHIEF
    """.split("\n")
    for title in line.strip().split(", ")
    if title
)

# Capacity in full (upper case, without THE/A before it where both occur) to
# (belongs to the press, role).
CAPACITIES = {
    "Q": (True, "reporter"),
    "Q&A": (True, "reporter"),
    "QUESTION": (True, "reporter"),
    "QUESTIONS": (True, "reporter"),
    "QUESTIONER": (True, "reporter"),
    "REPORTER": (True, "reporter"),
    "REPORTERS": (True, "reporter"),
    "THE REPORTER": (True, "reporter"),
    "JOURNALIST": (True, "reporter"),
    "CORRESPONDENT": (True, "reporter"),
    "PHOTOJOURNALIST": (True, "reporter"),
    "PHOTOGRAPHER": (True, "reporter"),
    "PRESS": (True, "reporter"),
    "THE PRESS": (True, "reporter"),
    "PRESS CORPS": (True, "reporter"),
    "MEDIA": (True, "reporter"),
    "VOICE": (True, "reporter"),
    "VOICES": (True, "reporter"),
    "INTERVIEWER": (True, "interviewer"),
    "AUDIENCE": (True, "audience"),
    "THE AUDIENCE": (True, "audience"),
    "AUDIENCE MEMBER": (True, "audience"),
    "AUDIENCE MEMBERS": (True, "audience"),
    "AUDIENCE QUESTION": (True, "audience"),
    "MEMBER OF THE AUDIENCE": (True, "audience"),
    "MEMBERS OF THE AUDIENCE": (True, "audience"),
    "CROWD": (True, "audience"),
    "PRESIDENT": (False, "president"),
    "THE PRESIDENT": (False, "president"),
    "MR. PRESIDENT": (False, "president"),
    "THE PRESIDENT-ELECT": (False, "president"),
    "PRESIDENT-ELECT": (False, "president"),
    "VICE PRESIDENT": (False, "vice-president"),
    "THE VICE PRESIDENT": (False, "vice-president"),
    "THE VICE PRESIDENT-ELECT": (False, "vice-president"),
    "FIRST LADY": (False, "first-lady"),
    "THE FIRST LADY": (False, "first-lady"),
    "PRESS SECRETARY": (False, "press-secretary"),
    "THE PRESS SECRETARY": (False, "press-secretary"),
    "PRIME MINISTER": (False, "foreign-leader"),
    "THE PRIME MINISTER": (False, "foreign-leader"),
    "CHANCELLOR": (False, "foreign-leader"),
    "THE CHANCELLOR": (False, "foreign-leader"),
    "THE KING": (False, "foreign-leader"),
    "THE PREMIER": (False, "foreign-leader"),
    "THE SECRETARY": (False, "cabinet-secretary"),
    "SECRETARY": (False, "cabinet-secretary"),
    "THE ATTORNEY GENERAL": (False, "cabinet-secretary"),
    "THE CHAIRMAN": (False, "official"),
    "THE SECRETARY-GENERAL": (False, "official"),
    "THE SECRETARY GENERAL": (False, "official"),
    "SECRETARY-GENERAL": (False, "official"),
    "THE AMBASSADOR": (False, "ambassador"),
    "THE GOVERNOR": (False, "governor"),
    "THE MAYOR": (False, "mayor"),
    "SPOKESMAN": (False, "spokesperson"),
    "SPOKESWOMAN": (False, "spokesperson"),
    "SPOKESPERSON": (False, "spokesperson"),
    "DEPUTY SPOKESMAN": (False, "spokesperson"),
    "DEPUTY SPOKESPERSON": (False, "spokesperson"),
    "ASSOCIATE SPOKESPERSON": (False, "spokesperson"),
    "PMS": (False, "spokesperson"),
    "PMOS": (False, "spokesperson"),
    "MODERATOR": (False, "moderator"),
    "MODERATORS": (False, "moderator"),
    "THE MODERATOR": (False, "moderator"),
    "HOST": (False, "moderator"),
    "ANNOUNCER": (False, "moderator"),
    "OPERATOR": (False, "operator"),
    "THE OPERATOR": (False, "operator"),
    "CONFERENCE OPERATOR": (False, "operator"),
    "COORDINATOR": (False, "operator"),
    "AIDE": (False, "aide"),
    "STAFF": (False, "aide"),
    "STAFFER": (False, "aide"),
    "INTERPRETER": (False, "interpreter"),
    "THE INTERPRETER": (False, "interpreter"),
    "TRANSLATOR": (False, "interpreter"),
    "THE TRANSLATOR": (False, "interpreter"),
    "TRANSLATION": (False, "interpreter"),
    "PARTICIPANT": (False, "participant"),
    "PARTICIPANTS": (False, "participant"),
    "STUDENT": (False, "participant"),
    "STUDENTS": (False, "participant"),
    "CHILD": (False, "participant"),
    "CHILDREN": (False, "participant"),
    "PARENT": (False, "participant"),
    "MOTHER": (False, "participant"),
    "ALL": (False, "participant"),
    "PANELIST": (True, "interviewer"),
    "GUEST": (False, "guest"),
    "SPEAKER": (False, "speaker"),
}

# Tried in order on the label in capitals, without its number.
ROLE_PATTERNS = (
    # QUESTION (Via Interpreter) · Q4
    (re.compile(r"Q ?\d{1,2}$"), True, "reporter"),
    # SENIOR ADMINISTRATION OFFICIAL, SENIOR ADMINSTRATION OFFIAL
    (
        re.compile(r"SENIOR ADMIN[A-Z]* ?OFF?I[A-Z]*$"),
        False,
        "senior-administration-official",
    ),
    # FBI OFFICIAL, SENIOR STATE DEPARTMENT OFFICIAL, ADMINISTRATION OFFICIAL
    (re.compile(r"(?:[A-Z.&-]+ ){0,5}OFF?ICIALS?$"), False, "anonymous-official"),
    (
        re.compile(r"(?:[A-Z.&-]+ ){0,4}SPOKES(?:MAN|WOMAN|PERSON)$"),
        False,
        "spokesperson",
    ),
    # WHITE HOUSE AIDE, POLISH AIDE, HOSPITAL STAFF PERSON, WHITE HOUSE STAFF
    (
        re.compile(
            r"(?:[A-Z.&-]+ ){0,3}(?:AIDE|STAFF(?: (?:PERSON|MEMBER))?|STAFFER)$"
        ),
        False,
        "aide",
    ),
    (re.compile(r"(?:[A-Z.]+ ){0,4}CREW(?: MEMBERS?)?$"), False, "participant"),
    (re.compile(r"MEMBERS? OF (?:THE )?(?:PRESS|MEDIA)$"), True, "reporter"),
    (re.compile(r"MEMBERS? OF [A-Z ]{2,30}$"), False, "participant"),
    (
        re.compile(
            r"(?:UNIDENTIFIED|UNKNOWN|MALE|FEMALE)(?: (?:MALE|FEMALE))?"
            r" (?:REPORTER|QUESTIONER|JOURNALIST|VOICE|CORRESPONDENT)$"
        ),
        True,
        "reporter",
    ),
    (
        re.compile(
            r"(?:UNIDENTIFIED|UNKNOWN|MALE|FEMALE)(?: (?:MALE|FEMALE))?"
            r" (?:SPEAKER|PARTICIPANT|PERSON|MAN|WOMAN|STUDENT|PARTY)$"
        ),
        False,
        "participant",
    ),
    (
        re.compile(r"(?:FOREIGN|[A-Z]+) (?:REPORTER|JOURNALIST|PRESS)$"),
        True,
        "reporter",
    ),
    # SPEAKER 12 has lost its number already; THE SECRETARY OF TRANSPORTATION
    (re.compile(r"THE SECRETARY OF [A-Z ]{3,40}$"), False, "cabinet-secretary"),
    (re.compile(r"(?:THE )?(?:PRIME|FOREIGN) MINISTER$"), False, "foreign-leader"),
    (re.compile(r"(?:[A-Z]+ )?(?:INTERPRETER|TRANSLATOR)$"), False, "interpreter"),
    (re.compile(r"(?:[A-Z]+ )?(?:MODERATOR|OPERATOR)$"), False, "moderator"),
)

ROLE_OF_TITLE = (
    (re.compile(r"\bFORMER PRESIDENT\b"), "former-president"),
    (re.compile(r"\bVICE PRESIDENT\b"), "vice-president"),
    (re.compile(r"\bPRESIDENT\b"), "president"),
    (re.compile(r"\bFIRST LADY\b"), "first-lady"),
    (
        re.compile(r"\b(?:DEPUTY|ASSISTANT|ASSOCIATE)\b.*PRESS SECRETARY"),
        "deputy-press-secretary",
    ),
    (re.compile(r"PRESS SECRETARY"), "press-secretary"),
    (re.compile(r"SPOKES"), "spokesperson"),
    (re.compile(r"NATIONAL SECURITY ADVIS"), "national-security-adviser"),
    (re.compile(r"SECRETARY GENERAL|UNDER|DEPUTY|ASSISTANT"), "official"),
    (
        re.compile(
            r"FOREIGN|PRIME MINISTER|PREMIER|CHANCELLOR|TAOISEACH|MINISTER|KING|"
            r"QUEEN|PRINCE|EMPEROR|MAJESTY|EXCELLENCY|SULTAN|EMIR|SHEIKH"
        ),
        "foreign-leader",
    ),
    (re.compile(r"SECRETARY|ATTORNEY GENERAL"), "cabinet-secretary"),
    (re.compile(r"AMBASSADOR|ENVOY"), "ambassador"),
    (re.compile(r"\bGOV(?:ERNOR)?\b"), "governor"),
    (re.compile(r"MAYOR"), "mayor"),
    (
        re.compile(
            r"SENATOR|\bSEN\b|REPRESENTATIVE|\bREP\b|CONGRESS|DELEGATE|LEADER|"
            r"SPEAKER|WHIP"
        ),
        "member-of-congress",
    ),
    (re.compile(r"SURGEON|SOLICITOR|POSTMASTER"), "official"),
    (
        re.compile(
            r"GENERAL|ADMIRAL|COLONEL|CAPTAIN|MAJOR|COMMANDER|LIEUTENANT|SERGEANT|"
            r"\b(?:GEN|ADM|COL|CAPT|CMDR|LT|SGT)\b"
        ),
        "military-officer",
    ),
    (re.compile(r"."), "official"),
)

# Small words that may stand inside a name or a capacity in small letters.
PARTICLES = frozenset("of the and de da del di du la le van von der den al bin".split())

# Words that no name holds: what stands before a colon is then a sentence.
SENTENCE_WORDS = frozenset(
    """a an and are as at be been but by can could did do does for from get go had has
    have he her here here’s here's him his how i i’d i’ll i’m i've i’ve if in is it it’s
    its just know last let let’s let's like look me more most my no not now on one or our
    out over please quick remember said say says second see she should so some than thank
    thanks that that’s the their them then there there’s these they thing things think
    third this those to today two up us very was we we’re well were what what’s when where
    which who why will with would yes you your number first next point bottom question
    questions answer answers follow-up following again also only ukraine russia iran iraq
    china israel america american americans congress news note topic headline week month
    year day time update fact deal line people good morning evening afternoon president’s
    example item part step phase title section chapter article exhibit option""".split()
)

# Whole labels (or words of one, for names in full) that head something else.
NEVER_LABELS = frozenset(
    """
    NOTE|NOTES|EDITOR'S NOTE|EDITOR’S NOTE|END|FACT SHEET|FACTSHEET|WHO|WHAT|WHEN|WHERE
    WHY|HOW|SUBJECT|FROM|TO|CC|RE|CITE|DATE|TIME|PLACE|LOCATION|CONTACT|EMBARGOED|P.S
    CORRECTED|CORRECTION|CORRECTIONS|FOR IMMEDIATE RELEASE|SHARE|ISSUED ON|ORGANIZATION
    LINES|NNTP-POSTING-HOST|BRIEFER|PRESENTER|PRESENTERS|CONTENTS|AUTHOR|TAGS|TITLE
    SOURCE|SOURCES|LINK|LINKS|URL|HTTP|HTTPS|TEL|PHONE|FAX|EMAIL|E-MAIL|WEBSITE|DISTRIBUTION
    MESSAGE-ID|PATH|NEWSGROUPS|REFERENCES|SENDER|REPLY-TO|KEYWORDS|SUMMARY|ADVISORY|MEMO
    MEMORANDUM|ATTACHMENT|BACKGROUND|OVERVIEW|UPDATE|UPDATED|BREAKING|COVID-19|COVID|NATO
    NSC|NSM|SWIFT|FBI|CIA|EPA|FEMA|DOD|DHS|U.S|U.K|UN|EU|ISIS|ISIL|TPP
    NAFTA|GDP|IRS|TOPIC|TOPICS|INDEX|AGENDA|SCHEDULE|TOOLKIT|WASHINGTON|MENSAJE SEMANAL
    ANSWER|FILED UNDER|WARNING|DISCLAIMER|COPYRIGHT|KEY|STATUS|PROGRAM|VENUE|DURATION
    RE:|PRESS BRIEFING|PRESS RELEASE|NEWS CONFERENCE|TRANSCRIPT|REMARKS|STATEMENT|VIDEO
    AUDIO|SPEAKERS|PARTICIPANTS LIST|BOTTOM LINE|PERIOD|ITEM|PART|ONE|TWO|THREE|FIRST
    MR|MRS|MS|DR|SECOND|THIRD|FINALLY|LASTLY|ALSO|OKAY|OK|YES|NO|RIGHT|REMEMBER|QUOTE|UNQUOTE|LOOK
    """.replace("\n", "|")
    .replace("|    ", "|")
    .strip(" |")
    .split("|")
)
