from rag.composing.drafts import Draft, drafts


def test_sentences_come_as_their_lines_are_complete() -> None:
    pieces = iter(["Two boats sank [e", "1].\nOne ", "was saved. [e2][e3]\n", "tail without ids"])
    assert list(drafts(pieces)) == [
        Draft("Two boats sank.", (1,)),
        Draft("One was saved.", (2, 3)),
        Draft("tail without ids.", ()),
    ]


def test_bullets_and_a_refusal_are_no_sentences() -> None:
    assert list(drafts(["- It sank. [e1]\n", "NO ANSWER\n", "\n"])) == [Draft("It sank.", (1,))]


def test_two_sentences_on_a_line() -> None:
    assert list(drafts(["It sank [e1]. It was old [e2, e3].\n"])) == [
        Draft("It sank.", (1,)),
        Draft("It was old.", (2, 3)),
    ]


def test_an_endless_reply_is_cut_off() -> None:
    assert len(list(drafts("again. [e1]\n" for _ in range(1_000)))) == 6
