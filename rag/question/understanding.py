"""A question taken apart: what it asks for, and what evidence must speak of to answer it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.names import NameEntry, NameMention, NameTable
from rag.question.abbreviations import spelled_out
from rag.question.anchors import Anchor, anchors_of
from rag.question.asked_for import AskedFor, asked_for, frame_stems
from rag.question.capitals import country_ids
from rag.question.choices import without_choice
from rag.question.counted import counted_noun
from rag.question.followup import resolve
from rag.question.framing import asks_to_compare, without_frame
from rag.question.possessives import with_apostrophes
from rag.question.speakers import AskedSpeaker, asked_speaker
from rag.question.spellings import respelled, with_spellings
from rag.question.times import TimeOrder, TimeScope, order_words, time_order, time_scope
from rag.question.validation import checked_question
from rag.roles.vocabulary import office
from rag.words import Word, content_words, words

TITLE_GAP = 2
"""Characters between a title and the name or title behind it: "Gen. McKenzie"."""
_FRAMED = frozenset(
    {AskedFor.ARTICLES, AskedFor.ARTICLE_COUNT, AskedFor.SUMMARY, AskedFor.COMMENTS,
     AskedFor.CHANGE, AskedFor.AUTHOR, AskedFor.PUBLISHER, AskedFor.PUBLICATION_DATE}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class MeantPerson:
    """An office in the question, at `start` to `end`, and the one person whom it means."""

    start: int
    end: int
    entry: NameEntry


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked.

    `standalone` is resolved against the conversation, without the answers to choose from that
    `offering` has; `widened` also shows the other spellings of its names; `terms` are its content
    words outside its names; `compares` says that it asks how the several articles tell it; `alone`
    is the question as asked where it was taken to lean on the conversation and may as well begin
    something new; `widely` that it is searched for in the other spellings of its names as well.
    """

    asked: str
    standalone: str
    offering: str
    widened: str
    asked_for: AskedFor
    terms: tuple[Word, ...]
    mentions: tuple[NameMention, ...]
    anchors: tuple[Anchor, ...]
    scope: TimeScope | None
    order: TimeOrder | None
    used_history: bool
    meant: tuple[MeantPerson, ...] = ()
    untold: tuple[tuple[int, int], ...] = ()
    compares: bool = False
    alone: str | None = None
    widely: bool = False

    @property
    def speaker_words(self) -> frozenset[str]:
        """The words, folded, by which a speaker is called whom the name table does not know."""
        return self._speaker.words

    @property
    def speaker_ids(self) -> frozenset[int]:
        """The people or bodies whose words are asked for; empty where it is no such question."""
        return self._speaker.ids

    @property
    def _speaker(self) -> AskedSpeaker:
        if self.asked_for is not AskedFor.STATEMENT:
            return AskedSpeaker()
        people = [(person.end, person.entry.name_id) for person in self.meant]
        return asked_speaker(self.standalone, self.mentions, people, self.untold)

    @property
    def names_only_its_source(self) -> bool:
        """Whether nothing but a speaker ("what did she say?") or a day is named."""
        if self.terms:
            return False
        if self.speaker_ids:
            return len(self.mentions) == 1
        return bool(self.speaker_words or (self.scope and not self.mentions))

    @property
    def search_text(self) -> str:
        """What is searched for: the subject alone where articles or a change are asked for."""
        if self.asked_for not in _FRAMED or not (self.terms or self.mentions):
            return self.offering
        spans = [(word.start, word.end) for word in self.terms]
        spans += [(mention.start, mention.end) for mention in self.mentions]
        return " ".join(self.standalone[start:end] for start, end in sorted(spans))

    @property
    def respelled(self) -> tuple[str, ...]:
        """The question with its people's names in the corpus's other spellings."""
        return respelled(self.standalone, self.mentions)

    @property
    def counted(self) -> Word | None:
        """The noun that a "how many" question counts, or None."""
        return counted_noun(self.standalone)

    @property
    def counted_country(self) -> NameMention | None:
        """The country whose "how many" is asked: Iraqi in "how many Iraqi soldiers"."""
        noun = self.counted
        if noun is None:
            return None
        for mention in self.mentions:
            between = self.standalone[mention.end : noun.start]
            if mention.entry.kind == "place" and mention.end <= noun.start and not between.strip():
                return mention
        return None

    @property
    def known_words(self) -> frozenset[str]:
        """The words that the question itself gives, folded, with their stems."""
        found = words(self.standalone)
        return frozenset(word.folded for word in found) | frozenset(word.stem for word in found)


def understand(question: str, history: Sequence[str], names: NameTable) -> Question:
    """Read a question in its conversation.

    Raises:
        QuestionError: the question is empty, too long, or not text.
    """
    asked = checked_question(question)
    typed = with_apostrophes(asked, names)
    earlier = [spelled_out(told, names) for told in history]
    resolved = resolve(spelled_out(typed, names), earlier, names)
    offering = without_frame(resolved.text)
    text = without_choice(offering)
    mentions = names.find(text)
    scope = time_scope(text)
    outside = _outside(content_words(text), mentions)
    kind = asked_for(text)
    dated = {word.folded for word in words(scope.words)} if scope else set()
    dated |= {word.folded for word in words(order_words(text))}
    terms = tuple(
        word for word in outside if word.stem not in frame_stems(kind) and word.folded not in dated
    )
    return Question(
        asked=asked,
        standalone=text,
        offering=offering,
        widened=with_spellings(offering, names.find(offering)),
        asked_for=kind,
        terms=terms,
        mentions=mentions,
        anchors=tuple(
            replace(anchor, also=country_ids(anchor.text, names))
            for anchor in anchors_of(text, mentions, terms)
        ),
        scope=scope,
        order=time_order(text),
        used_history=resolved.used_history,
        compares=asks_to_compare(resolved.text),
        alone=resolved.alone,
    )


def _outside(found: Sequence[Word], mentions: Sequence[NameMention]) -> tuple[Word, ...]:
    """Return the words outside names and the titles before people's names ("Prime Minister")."""
    kept: list[Word] = []
    following: int | None = None
    titled = False
    starts = {mention.start for mention in mentions if mention.entry.kind == "person"}
    for word in reversed(found):
        if any(mention.start <= word.start < mention.end for mention in mentions):
            if word.start in starts:
                following, titled = word.start, False
            continue
        if (
            following is not None
            and word.capital
            and following - word.end <= TITLE_GAP
            and (office(word.folded) or (titled and word.start))
        ):
            following, titled = word.start, True
            continue
        following = None
        kept.append(word)
    return tuple(reversed(kept))
