import pytest

from ingest.facts.translation import translation_signs

CLEAN = (
    "“We will stay,” the general said. “But. . . I’m hopeful.”\n\nOn his part, he would not say "
    "how many troops would stay. “The talks go on.”\n\nU.S. forces left in 2011."
)


@pytest.mark.parametrize(
    "text",
    [
        CLEAN,
        'He asked: "Why?" Nobody knew. "It is over," he said, indicating that he would go.',
        "It is worth noting that the figure fell. The rest of the year is open.",
        "He met Mustafa al-Kadhimi. Al-Kadhimi said the talks, that had begun in May, went on.",
    ],
)
def test_clean_articles_and_single_signs_are_no_translations(page_of, text: str) -> None:
    assert translation_signs(page_of(("body", text)), 0) is None


@pytest.mark.parametrize(
    ("pieces", "signs"),
    [
        (
            [
                ("dateline", "Editing Date: 3/3/2019"),
                ("body", "It is so. ” He left."),
            ],
            ["words of a foreign page's frame", "a quotation mark out of place"],
        ),
        (
            [("body", "This came in a statement to the press. Navy General Smith left.")],
            ["a phrase carried over from another language", "a rank that the service"],
        ),
        (
            [("body", "He added, that it was so. The talks were over. . Then he left.")],
            ["a doubled full stop", "a comma before “that”"],
        ),
        (
            [
                (
                    "body",
                    "Talks went well. they will go on. He met with Al-Hakim, and al-Hakim.",
                )
            ],
            ["a sentence that starts in lower case", "one name with “Al-” and “al-”"],
        ),
        ([("body", "He came.\n\nTranslated from Arabic by the editors.")], ["the page says"]),
    ],
)
def test_signs_are_named(page_of, pieces, signs: list[str]) -> None:
    found = translation_signs(page_of(*pieces), 0)
    assert found is not None
    assert all(sign in found for sign in signs)
