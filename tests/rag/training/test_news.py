import json
from pathlib import Path

import pytest

from rag.training.news import QUESTIONS, by_paragraph, news_questions

ARTICLES = {
    f"town/{number:03}": (
        f"Pier number {number} closes\n\nThe board will close pier {number} in April.\n\n"
        f"Ana Dravic said\nit was rotten."
    )
    for number in range(1, 12)
}


def written(folder: Path, **changed: object) -> Path:
    lines = []
    for article in ARTICLES:
        entry: dict[str, object] = {
            "article": article,
            "question": "Why must it go?",
            "answers": ["it was rotten", "rotten"],
            "sentence": "Ana Dravic said it was rotten.",
            "form": "why",
        }
        lines.append(json.dumps(entry | changed))
        lines.append(json.dumps(entry | {"question": "Who paid for it?", "answers": []}))
    kept = "article\tpart\ntown/001\tchoose\ntown/006\treport\ntown/011\tchoose\n"
    (folder / "kept.tsv").write_text(kept, encoding="utf-8")
    (folder / "q.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def test_kept_articles_are_chosen_or_reported_on_and_the_others_trained_on(tmp_path: Path) -> None:
    split = news_questions(ARTICLES, written(tmp_path))
    assert [p.title for p in split.development] == ["town/001", "town/011"]
    assert [p.title for p in split.reported] == ["town/006"]
    assert len(split.train) == 8


def test_answers_are_found_across_white_space_and_bait_is_the_sentence(tmp_path: Path) -> None:
    split = news_questions(ARTICLES, written(tmp_path))
    article = split.reported[0]
    answered, baited = article.questions
    assert [answer.text for answer in answered.answers] == ["it was rotten", "rotten"]
    assert article.text[answered.answers[0].start :].startswith("it was")
    assert baited.answers == ()
    assert baited.plausible[0].text == "Ana Dravic said\nit was rotten."


def test_paragraphs_take_their_questions_with_them(tmp_path: Path) -> None:
    article = news_questions(ARTICLES, written(tmp_path)).reported[0]
    title, body, said = by_paragraph(article)
    assert (title.questions, body.questions) == ((), ())
    for asked in said.questions:
        for answer in (*asked.answers, *asked.plausible):
            assert said.text[answer.start : answer.end] == answer.text


def test_words_that_are_not_in_the_article_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="q-1: “it sank” is not in its article"):
        news_questions(ARTICLES, written(tmp_path, answers=["it sank"]))


def test_the_questions_that_come_with_the_project_are_well_formed() -> None:
    count = 0
    for path in sorted(QUESTIONS.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            assert set(entry) == {"article", "question", "answers", "sentence", "form"}
            assert all(answer in entry["sentence"] for answer in entry["answers"])
            count += 1
    assert count > 4_000
