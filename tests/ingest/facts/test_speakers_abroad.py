"""Speakers with names and manners of other countries; null where nobody can tell."""

import pytest

from ingest.facts.speakers import spoken_spans
from ingest.records import Attribution


def speakers(text: str) -> list[str | None]:
    spans = spoken_spans(text, 0, len(text))
    return [span.speaker for span in spans if span.attribution is Attribution.QUOTED]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“I have run out of carpets,” wrote @moira_p on Twitter.", ["@moira_p"]),
        ("@moira_p wrote: “I have run out of carpets.”", ["@moira_p"]),
        ("“Gary for PM,” tweeted Sheila Dobbs (@sheilad).", ["Sheila Dobbs"]),
        ("Norvik's Karin Aas: “She told me that she felt slow.”", ["Karin Aas"]),
        ("Did you leave? Magnus Isbister: “Once, in 1974.”", ["Magnus Isbister"]),
        (
            "Zhang Weiming, deputy head of the bureau, left. “We checked it,” Zhang said.",
            ["Zhang Weiming"],
        ),
        (
            "Minister of Roads Behrouz Tavakoli left. “It has 160 cabins,” he stated.",
            ["Behrouz Tavakoli"],
        ),
        (
            "Minister of Water Resources Mahdi Rashid said: “The gates were tested.”",
            ["Mahdi Rashid"],
        ),
        (
            "Al-Jubouri said in a statement received by Sumer News, “We have 4 million tons.”",
            ["Al-Jubouri"],
        ),
        (
            "Liberal leader Agnete Moe has just left. She would not support a duty that "
            "“nobody voted for”, she said.",
            ["Agnete Moe"],
        ),
        (
            "President Nguyen Van Thanh was quoted by the state agency as saying that “the river "
            "is patient”.",
            ["Nguyen Van Thanh"],
        ),
        ("“We are done,” said the union's Pat O'Rourke.", ["Pat O'Rourke"]),
        ("„Wir bleiben“, sagte Bürgermeisterin Käthe Löwenthal.", ["Käthe Löwenthal"]),
        ("«Nos quedamos», dijo la ministra Pilar Ocampo.", ["Pilar Ocampo"]),
        ("Jean-Pierre N'Dour a déclaré : « Nous restons. »", ["Jean-Pierre N'Dour"]),
        ("Pope Benedict criticised “the idols of speed”.", ["Benedict"]),
        (
            "“I stay,” said Marta Oswin. It was moved by Conor Pell, who leads the group. “She "
            "promised less,” he said. “Much less.”",
            ["Marta Oswin", "Conor Pell", "Conor Pell"],
        ),
        (
            "“They come up like hair,” Ada Strickland told me. “My father took them.\n\n"
            "“He sold them in Lynn.”",
            ["Ada Strickland"] * 3,
        ),
    ],
)
def test_speakers_of_other_countries(text: str, expected: list[str | None]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ngozi Adeyemi met Ikem Obi in Lagos. “It is late,” he said.", [None]),
        (
            "Ngozi Adeyemi spoke. “It is late,” she said. “It is not,” he replied.",
            ["Ngozi Adeyemi", None],
        ),
        ("The source told Orok News that “twenty-three banks took part”.", [None]),
        ("A Coastway spokesman said: “We love wildlife.”", [None]),
        ("“You count,” he said.", [None]),
    ],
)
def test_nobody_is_made_up(text: str, expected: list[str | None]) -> None:
    assert speakers(text) == expected
