import pytest

from ingest.segmenting.mastheads import is_masthead
from ingest.segmenting.not_headlines import is_menu, is_never_headline, is_tagline


@pytest.mark.parametrize(
    "line",
    [
        "BC-Grain Ship, 2nd Ld-Writethru,0412",
        "PM-Harvest Prices, Bjt,0650",
        "MARKETS-COCOA/PRICES (UPDATE 2, TV)",
        "Eds: UPDATES with quotes.",
        "EMBARGOED UNTIL 0001 GMT Friday",
        "FOR IMMEDIATE RELEASE",
        "Media Contact:",
        "Subject: Fwd: have a look",
        "Is this email not displaying correctly? View it in your browser.",
        "Having trouble reading this email?",
        "Good morning, islanders,",
        "Hi all, saw this and thought of you:",
        "Found this in today's paper, thought you'd like it",
        "From yesterday's Star, page four",
        "Issue 214 | Friday, 17 January 2020",
        "No. 12",
        "Speakers: Ana Dravic, Minister of Works; Piet Holm, Harbour Guard",
        "Chair: Ida Roe, press office",
        "News Crime Council Sport",
        "Home Routes Boats Kit List Guestbook",
    ],
)
def test_what_is_never_a_headline(line: str) -> None:
    assert is_never_headline(line)


@pytest.mark.parametrize(
    "line",
    [
        "No 10 denies plan to sell forests",
        "BC-Alberta pipeline row deepens",
        "PM-elect promises new bridges",
        "24/7 NURSES WALK OUT",
        "Update: missing boy found safe",
        "Search for boy resumes",
        "Read this before you buy a boat",
        "Welcome to the age of the wooden tower",
        "In the post-war years a village grew",
        "Contact lost with comet probe",
        "Hello Dolly returns to the stage",
        "Issues of trust at the harbour office",
        "Minister: eat your chestnuts",
        "World leaders meet on health and climate",
    ],
)
def test_what_may_be_a_headline(line: str) -> None:
    assert not is_never_headline(line)


def test_mottoes_and_headlines_with_the_same_words() -> None:
    assert is_tagline("Growing things badly since 2009")
    assert is_tagline("The magazine for people who make buildings")
    assert not is_tagline("Coldest winter since 1963 kills lambs")
    assert not is_tagline("Serving officer jailed for theft")


def test_menus_and_names_of_newspapers() -> None:
    assert is_menu("News Sport What's On Business Jobs")
    assert not is_menu("Old cinema to become climbing hall")
    assert is_masthead("The Lower Weir Chronicle")
    assert is_masthead("BAY CITY STAR")
    assert not is_masthead("Bees return to cathedral roof")
