"""Whether a sentence is by the one whose words a question asks for."""

import re
from functools import cache

from ingest.facts.lexicon import load_lexicon
from ingest.names import NameTable
from rag.evidence.candidates import Candidate
from rag.question.understanding import Question
from rag.words import words

VERB_REACH = 100
"""Characters from a speaker's name to the verb: "David Schenker, the top diplomat ..., telling"."""
_THAT_REACH = 40
_UNSAID = re.compile(r"\b(?:may|might|could|would|should|must|not|never|nor|to)\b|n[’']t\b")


def is_asked_speaker(question: Question, candidate: Candidate, names: NameTable) -> bool:
    """Whether the sentence is by whom the question names, if it names a speaker at all."""
    if question.speaker_ids:
        return _speaks(candidate, question.speaker_ids, names)
    if question.speaker_words:
        return _is_called(candidate, question.speaker_words, names)
    return True


def _speaks(candidate: Candidate, speakers: frozenset[int], names: NameTable) -> bool:
    """Whether the sentence holds words of one of these speakers, quoted or reported."""
    said_by = [span.speaker for span in candidate.sentence.spoken] + [candidate.sentence.speaker]
    if any(
        mention.entry.name_id in speakers or speakers & set(mention.entry.may_be)
        for speaker in said_by
        if speaker
        for mention in names.find(speaker)
    ):
        return True
    if all(said_by):
        return False
    spans = [
        (mention.start, mention.end)
        for mention in names.find(candidate.text)
        if mention.entry.name_id in speakers
    ]
    return any(_says(candidate.text, span, names) for span in spans)


def _is_called(candidate: Candidate, called: frozenset[str], names: NameTable) -> bool:
    """Whether words of the sentence are by somebody whom it calls so: "the harbour master"."""
    said = " ".join(span.speaker or "" for span in candidate.sentence.spoken)
    said += f" {candidate.sentence.speaker or ''}"
    if called & {word.folded for word in words(said)}:
        return True
    spans = [(word.start, word.end) for word in words(candidate.text) if word.folded in called]
    return any(_says(candidate.text, span, names, apposed=True) for span in spans)


def _says(text: str, span: tuple[int, int], names: NameTable, *, apposed: bool = False) -> bool:
    """Whether a verb of saying is that of the one at `span`: behind it, nobody else between.

    `apposed` lets a name stand directly behind what somebody is called: "his brother, Luc, told".
    """
    end = span[1]
    verb = _saying().search(text, end)
    if verb is None or verb.start() - end > VERB_REACH:
        return False
    between = text[end : verb.start()]
    if _UNSAID.search(between) or '"' in between or "“" in between or ". " in between:
        return False
    others = [found for found in names.find(between) if found.entry.kind == "person"]
    if apposed and others and not between[: others[0].start].strip(" ,"):
        others = others[1:]
    return not others


@cache
def _saying() -> re.Pattern[str]:
    """Verbs that give words to somebody; the weaker ones with "that", a colon or a quotation."""
    speech = load_lexicon("speech")
    weak = set(speech["weak_verbs"])
    strong = [*(verb for verb in speech["verbs"] if verb not in weak), *speech["participles"]]
    told = rf"(?=[^.;]{{0,{_THAT_REACH}}}?(?:\bthat\b|[:“\"]))"
    return re.compile(
        rf"\b(?:{'|'.join(map(re.escape, strong))})\b"
        rf"|\b(?:{'|'.join(map(re.escape, sorted(weak)))})\b{told}",
        re.IGNORECASE,
    )
