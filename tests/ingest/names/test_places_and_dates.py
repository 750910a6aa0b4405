"""Names behind a month or a day, and organisations with and without their place."""

from ingest.names import NameTable, learn_names
from ingest.records import Article, Page, Segment, SegmentKind, SegmentRole, SourceText


def learned(*texts: str) -> NameTable:
    pages = []
    for number, text in enumerate(texts):
        source = f"page{number}.txt"
        pages.append(
            Page(
                SourceText(source, text, "utf-8", "given"),
                (Segment(SegmentKind.ARTICLE, SegmentRole.BODY, 0, len(text), 0),),
                (Article(f"a{number}", source, 0, len(text)),),
            )
        )
    return learn_names(pages)


def test_a_date_before_a_name_is_no_part_of_it() -> None:
    table = learned(
        "Since January Helen Marden has been director of the museum in Tarnow.",
        "On Monday Piet Holmgren Aas opened the fair. In the spring April Hollis Reed sang.",
    )
    for name in ("Helen Marden", "Piet Holmgren Aas", "April Hollis Reed"):
        assert table.canonical(name) == name
    assert not any(entry.canonical.startswith(("January", "Monday")) for entry in table.entries)


def test_an_organisation_is_the_one_of_its_place_where_there_is_no_other() -> None:
    table = learned(
        "People in Estrand were warned by the Estrand Food Agency, and shops in Estrand shut.",
        "The Food Agency said on Friday that it had found nothing. He moved to Estrand in May.",
    )
    assert table.same("Estrand Food Agency", "Food Agency")


def test_organisations_of_two_places_stay_apart() -> None:
    table = learned(
        "People in Estrand were warned by the Estrand Food Agency, and shops in Estrand shut.",
        "People in Norland heard the Norland Food Agency. Buses in Norland were late.",
        "The Food Agency said on Friday that it had found nothing.",
    )
    assert not table.same("Estrand Food Agency", "Norland Food Agency")
    assert not table.same("Estrand Food Agency", "Food Agency")
