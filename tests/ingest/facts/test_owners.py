"""The owner in a copyright line, and the name that its paper goes by."""

from ingest.facts.credits import CreditKind, credit_parts
from ingest.facts.owners import site_owner
from ingest.facts.reporting_credits import reporters
from ingest.records import SourceText
from ingest.segmenting import segment


def test_a_company_goes_by_the_name_that_stands_alone():
    lines = ["Menu", "The Weir Ledger", "The contents of this site are ©2018 Weir Ledger Corp."]
    assert site_owner(lines) == "The Weir Ledger"
    assert site_owner(lines[2:]) == "Weir Ledger Corp"
    assert site_owner(["Weir", "© 2018 Weir Ledger"]) == "Weir Ledger"
    assert site_owner(["Menu", "Copyright policy"]) is None
    assert site_owner(["© 2018 Weir Publishing Co. All rights reserved."]) == "Weir Publishing Co."
    assert site_owner(["Weir Ledger, 402 N. Mill St.", "© 2018 Weir Ledger Corp"]) == "Weir Ledger"


def test_a_company_is_no_writer():
    text = (
        "Ambry Works flies its first drone by night\nAmbry Works, Inc.\nMay 14, 2024\n"
        "The company said that the drone had carried 310 pounds over 96 miles of desert terrain.\n"
        "It took off at 9:40 p.m. and landed within four feet of its mark, the company said.\n"
    )
    parts = credit_parts(segment(SourceText("page", text, "utf-8", "given")), 0)
    assert CreditKind.PERSON not in {part.kind for part in parts}


def test_who_reported_for_an_agency_and_from_where():
    assert reporters("(Reporting by Ana Roe in Oslo and Li Poe; Editing by Max Orr)") == (
        "Ana Roe and Li Poe"
    )
    assert reporters("Reporting by Ana Roe") == "Ana Roe"
    assert reporters("Reporting by the county's own staff") is None
