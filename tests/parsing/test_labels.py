import pytest

from transcripts.parsing.labels import Family, read_label


@pytest.mark.parametrize(
    ("printed", "family", "name", "role"),
    [
        ("Q", Family.PRESS, "", "reporter"),
        ("QUESTION", Family.PRESS, "", "reporter"),
        ("Reporter", Family.PRESS, "", "reporter"),
        ("THE PRESS", Family.PRESS, "", "reporter"),
        ("AUDIENCE_QUESTION", Family.PRESS, "", "audience"),
        ("UNIDENTIFIED REPORTER", Family.PRESS, "", "reporter"),
        ("THE PRESIDENT", Family.CAPACITY, "", "president"),
        ("The President", Family.CAPACITY, "", "president"),
        ("THE PRESDIENT", Family.CAPACITY, "", "president"),
        ("THE VICE PRESIDENT", Family.CAPACITY, "", "vice-president"),
        ("MODERATOR", Family.CAPACITY, "", "moderator"),
        ("MODEARTOR", Family.CAPACITY, "", "moderator"),
        ("Operator", Family.CAPACITY, "", "operator"),
        ("A PARTICIPANT", Family.CAPACITY, "", "participant"),
        ("Speaker 12", Family.CAPACITY, "", "speaker"),
        (
            "SENIOR ADMINISTRATION OFFICIAL",
            Family.CAPACITY,
            "",
            "senior-administration-official",
        ),
        (
            "SENIOR ADMINSTRATION OFFIAL TWO",
            Family.CAPACITY,
            "",
            "senior-administration-official",
        ),
        ("FBI OFFICIAL", Family.CAPACITY, "", "anonymous-official"),
        ("MS. QUILL", Family.TITLED, "QUILL", "speaker"),
        ("MR.QUILL", Family.TITLED, "QUILL", "speaker"),
        ("MR QUILL", Family.TITLED, "QUILL", "speaker"),
        ("MR. McALDER", Family.TITLED, "McALDER", "speaker"),
        ("MR. FERNÁNDEZ OAK", Family.TITLED, "FERNÁNDEZ OAK", "speaker"),
        ("Mrs. Elm", Family.TITLED, "Elm", "speaker"),
        ("SECRETARY LaHOLM", Family.TITLED, "LaHOLM", "cabinet-secretary"),
        ("Prime Minister Pine", Family.TITLED, "Pine", "foreign-leader"),
        ("FORMER PRESIDENT ELM", Family.TITLED, "ELM", "former-president"),
        ("ACTING UNDER SECRETARY ASH", Family.TITLED, "ASH", "official"),
        (
            "PRESS SECRETARY JOHN F. OAK",
            Family.TITLED,
            "JOHN F. OAK",
            "press-secretary",
        ),
        ("STEVE LINDEN", Family.FULL_CAPS, "STEVE LINDEN", "speaker"),
        ("HOLLER", Family.ONE_CAPS, "HOLLER", "speaker"),
        ("Ada Elm", Family.FULL_NAME, "Ada Elm", "speaker"),
        ("Paul Fir (Moderator)", Family.FULL_NAME, "Paul Fir", "moderator"),
        ("Rowansfeld", Family.ONE_NAME, "Rowansfeld", "speaker"),
    ],
)
def test_a_label_is_read(printed, family, name, role):
    label = read_label(printed)
    assert (label.family, label.name, label.role) == (family, name, role)
    assert label.printed == printed


@pytest.mark.parametrize(
    "printed",
    [
        "",
        " ",
        "...",
        "12",
        "NOTE",
        "Note",
        "END",
        "END 2",
        "FACT SHEET",
        "WHO",
        "WHERE",
        "CORRECTED",
        "COVID-19",
        "NATO",
        "SWIFT",
        "NSC",
        "Cite",
        "Issued on",
        "From",
        "Subject",
        "Presenter",
        "So my question is",
        "And my point is this",
        "The week ahead",
        "Number three indicator",
        "Bottom line",
        "Remember this",
        "In Honduras",
        "American people",
        "Ukraine",
        "and then he said",
        "MR. EARLY MR. PRESIDENT",
        "TO THE CONGRESS OF THE UNITED STATES",
        "One, two, three",
        "A" * 73,
        "Mr. Elm told me that he would",
    ],
)
def test_other_words_before_a_colon_are_no_label(printed):
    assert read_label(printed).family is Family.NONE


@pytest.mark.parametrize(
    ("printed", "name", "affiliation"),
    [
        ("DAVID PINE [Ashland Radio]", "DAVID PINE", "Ashland Radio"),
        ("Merle Fir, United Mill Press", "Merle Fir", "United Mill Press"),
    ],
)
def test_the_outlet_beside_a_name_is_kept_apart(printed, name, affiliation):
    label = read_label(printed)
    assert (label.name, label.affiliation) == (name, affiliation)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("MR. OAK", "SECRETARY OAK"),
        ("PRESS SECRETARY JOHN F. OAK", "MR. OAK"),
        ("MR OAK", "Mr. OAK"),
        ("Martin Oak, Jr.", "MR. OAK"),
    ],
)
def test_labels_of_one_surname_share_a_key(one, other):
    assert read_label(one).key == read_label(other).key


@pytest.mark.parametrize(
    ("printed", "is_caps"),
    [
        ("MR. McALDER", True),
        ("Mr. Alder", False),
        ("Q", True),
        ("The President", False),
    ],
)
def test_the_case_of_a_label_is_that_of_its_words(printed, is_caps):
    assert read_label(printed).is_caps is is_caps
