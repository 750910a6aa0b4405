"""Two registers: that of a report, and that of a reader who speaks for himself.

The signs of a report are those of news prose (dateline, attribution with verbs of saying, titles
before names); the signs of a reader are first and second person, address, exclamation, and the
words of agreement, insult and slang. Both are counted outside quotation marks, since a report
quotes people who speak for themselves. After D. Biber, "Variation across Speech and Writing"
(1988), dimension 1, "involved versus informational production".
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_QUOTED = re.compile(r"[“\"][^“”\"\n]{1,1200}(?:[”\"]|$)")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SAYING = re.compile(
    r"\b(?:said|says|told|added|announced|confirmed|warned|explained|according to|stated|noted"
    r"|reported|reportedly|denied|declined to|insisted|argued|claimed|acknowledged|emphasi[sz]ed"
    r"|stressed|revealed|wrote in a statement|in a statement|spokes(?:man|woman|person)|officials?"
    r"|expressed|praised|criticis?z?ed|pointed out|quoted|indicat(?:ed|ing)|testified)\b",
    re.I,
)
_REPORTERS = re.compile(
    r"\b(?:told (?:reporters|journalists|a news conference|the (?:bbc|associated press"
    r"|\w+ (?:post|times)))"
    r"|according to|in a statement|news conference|press release|spokes(?:man|woman|person)"
    r"|declined to comment|did not (?:immediately )?respond|on condition of anonymity)\b",
    re.I,
)
_TITLED = re.compile(
    r"\b(?:President|Prime Minister|Minister|Gen\.|General|Sen\.|Senator|Rep\.|Mr\.?|Mrs\.?"
    r"|Ms\.?|Dr\.?"
    r"|Professor|Prof\.|Chief|Mayor|Governor|Gov\.|Secretary|Judge|Justice|Captain|Col\.|Lt\.|Director"
    r"|Chairman|Councillor|Coun|Cllr|Coach|Inspector|Sheriff|King|Queen|Prince|Pope) [A-Z]"
)
# What newspapers put before a headline, in capitals and with a colon, as a dateline is written.
_KICKER = (
    r"(?:ANALYSIS|BLOG|BREAKING|COMMENT|CORRECTED|EDITORIAL|EXCLUSIVE|EVENT|EXPLAINER|FACTBOX|FEATURE|GALLERY"
    r"|INTERVIEW|IN PICTURES|LETTERS?|LISTEN|LIVE|OBITUARY|OPINION|PHOTOS?|PICTURES|PODCAST|POLL"
    r"|PROFILE|QUIZ|READ|REPORT|REVIEW|SPEECH|STATEMENT|WEBINAR|REVEALED|TIMELINE|UPDATED?|VIDEOS?|WATCH|WRAPUP|WARNING)\b"
)
DATELINE = re.compile(
    rf"^(?!{_KICKER})"
    r"(?:[A-Z][A-Z.'’ ]{2,30}(?:, [A-Z][\w.' ]{1,25}){0,2}(?: ?\([^()]{2,40}\))?"
    r"|[A-Z][\w.'’]+(?: [A-Z][\w.'’]+){0,3}(?:, [A-Z][\w.' ]{1,25}){0,2}"
    r" ?(?:\([^()]{2,40}\)|/ ?[A-Z][\w .'’]{2,40}))"
    r"(?:,? (?:\w{3,9}\.? \d{1,2}|\d{1,2} \w{3,9})(?:,? \d{4})?)?(?: ?\([^()]{2,40}\))?"
    r"\s?[-–—:]{1,2}(?:\s|$)"
)
PLACE_AND_AGENCY = re.compile(
    r"[A-Z][\w.'’ -]{1,30} ?/ ?[A-Z][\w.'’ -]{2,40}[.:-]*"
    r"|[A-Z][\w.'’ -]{1,25} ?[–—-] ?[A-Z][\w.'’ -]{0,25}"
    r"(?:News|Press|Agency|Net|TV|Today|Post|Times)[.:-]*"
)
_CHAT_WORDS = frozenset(
    {
        *("lol", "lmao", "rofl", "imo", "imho", "btw", "tbh", "smh", "wtf", "omg", "fyi", "afaik"),
        *("yeah", "yep", "yup", "nope", "nah", "wow", "haha", "hahaha", "ugh", "meh", "hmm", "hey"),
        *(
            "hi",
            "hello",
            "thanks",
            "thx",
            "cheers",
            "congrats",
            "agree",
            "agreed",
            "disagree",
            "folks",
        ),
        *("guys", "dude", "mate", "bro", "buddy", "idiot", "idiots", "moron", "morons", "stupid"),
        *(
            "clown",
            "clowns",
            "dumb",
            "crap",
            "bs",
            "nonsense",
            "rubbish",
            "garbage",
            "joke",
            "pathetic",
        ),
        *(
            "disgusting",
            "shame",
            "ridiculous",
            "sheeple",
            "troll",
            "liar",
            "liars",
            "hopefully",
            "maybe",
        ),
        *("gonna", "gotta", "wanna", "kinda", "dunno", "ain't", "y'all", "sooo", "pls", "please"),
        *(
            "bloody",
            "damn",
            "hell",
            "sucks",
            "awesome",
            "frankly",
            "honestly",
            "personally",
            "anyway",
        ),
        *("op", "amen", "bravo", "kudos", "spot", "exactly", "obviously", "sorry", "ok", "okay"),
    }
)
_FIRST = frozenset({"i", "i'm", "i've", "i'd", "i'll", "me", "my", "mine", "myself", "im", "ive"})
_SECOND = frozenset(
    {"you", "you're", "you've", "you'll", "you'd", "your", "yours", "yourself", "u", "ur"}
)
_WE = frozenset({"we", "we're", "we've", "we'll", "our", "us", "let's", "ours"})
_CONTRACTED = re.compile(r"(?:n't|'s|'re|'ve|'ll|'d)$")
_PRESENT = frozenset(
    {
        *("is", "are", "isn't", "aren't", "has", "does", "do", "doesn't", "don't", "it's"),
        *("that's", "there's", "they're", "he's", "she's", "here's"),
    }
)
"""Of verbs in the present tense, after private verbs the first sign of Biber's dimension 1."""
_EMOTION = re.compile(
    r"[\U0001f300-\U0001faff\u2600-\u27bf]|[!?]{2,}|!|(?<!\w)[:;]-?[)(DPp](?!\w)|\.{4,}"
)


@dataclass(frozen=True, slots=True)
class Register:
    """How much of a report, and of a reader speaking for himself, is in some paragraphs.

    `report` and `reader` are sums of weighted signs; neither has an upper bound.
    """

    words: int
    report: float
    reader: float

    @property
    def is_reader(self) -> bool:
        """Whether a reader's signs outweigh a report's."""
        return self.reader >= _READER_FLOOR and self.reader > self.report


_READER_FLOOR = 1.0


def unquoted(text: str) -> str:
    """A text without what stands in quotation marks: 'He said "no" then' gives 'He said  then'."""
    return _QUOTED.sub(" ", text)


def present_tense(paragraphs: Iterable[str]) -> tuple[int, int]:
    """How many commonest verbs in the present tense paragraphs have outside quotes; their words."""
    words = [
        word.replace("’", "'").lower()
        for paragraph in paragraphs
        for word in _WORD.findall(unquoted(paragraph))
    ]
    return sum(word in _PRESENT for word in words), len(words)


def measure(paragraphs: Iterable[str]) -> Register:
    """The register of some paragraphs taken together."""
    words = 0
    report = reader = 0.0
    for paragraph in paragraphs:
        words += len(_WORD.findall(paragraph))
        outside = unquoted(paragraph)
        report += _report_signs(paragraph, outside)
        reader += _reader_signs(outside)
    per_hundred = 100 / max(words, 40)
    return Register(words, report * per_hundred, reader * per_hundred)


def _report_signs(paragraph: str, outside: str) -> float:
    score = float(len(_SAYING.findall(outside))) + len(_REPORTERS.findall(outside))
    score += 0.5 * len(_TITLED.findall(outside))
    if DATELINE.match(paragraph):
        score += 3.0
    return score


def _reader_signs(outside: str) -> float:
    words = [word.replace("’", "'").lower() for word in _WORD.findall(outside)]
    score = 1.2 * sum(word in _FIRST for word in words)
    score += 0.9 * sum(word in _SECOND for word in words)
    score += 0.4 * sum(word in _WE for word in words)
    score += 0.9 * sum(word in _CHAT_WORDS for word in words)
    score += 0.2 * sum(_CONTRACTED.search(word) is not None for word in words)
    score += 0.7 * len(_EMOTION.findall(outside)) + 0.3 * outside.count("?")
    if re.search(r"(?<!\w)i(?!\w|\.)", outside):
        score += 1.0
    return score
