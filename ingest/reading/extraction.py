"""What a structured file holds: its text, and what it says of itself."""

from dataclasses import dataclass, field

from ingest.records import MarkedRegion, Markup, SegmentKind, SegmentRole

_GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Extraction:
    """Text taken out of a structured file. Offsets of `regions` refer to `text`."""

    text: str
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    regions: tuple[MarkedRegion, ...] = ()

    @property
    def markup(self) -> Markup:
        """The same facts as the record that the next stage reads."""
        return Markup(self.title, self.author, self.publisher, self.published, self.regions)


@dataclass(slots=True)
class TextBuilder:
    """Joins parts by blank lines and keeps the regions of those whose kind is known."""

    parts: list[str] = field(default_factory=list)
    regions: list[MarkedRegion] = field(default_factory=list)
    length: int = 0

    def add(self, part: str) -> int:
        """Append a part of unknown kind; the offset where it starts."""
        if self.parts:
            self.parts.append(_GAP)
            self.length += len(_GAP)
        start = self.length
        self.parts.append(part)
        self.length += len(part)
        return start

    def add_headline(self, title: str) -> None:
        """Append a headline."""
        start = self.add(title)
        self._mark(SegmentKind.ARTICLE, SegmentRole.HEADLINE, start, None)

    def add_comment(self, comment: str, speaker: str | None) -> None:
        """Append a reader comment, under its screen name where there is one."""
        start = self.add(f"{speaker}\n{comment}" if speaker else comment)
        self._mark(SegmentKind.READER_COMMENT, SegmentRole.COMMENT, start, speaker)

    def _mark(self, kind: SegmentKind, role: SegmentRole, start: int, speaker: str | None) -> None:
        self.regions.append(MarkedRegion(kind, role, start, self.length, speaker))

    def text(self) -> str:
        """Everything added so far."""
        return "".join(self.parts)


def clean_string(value: object) -> str | None:
    """A stated fact as one line, or None: white space runs become one space."""
    if not isinstance(value, str):
        return None
    return " ".join(without_surrogates(value).split()) or None


def without_surrogates(text: str) -> str:
    """Lone surrogates, which no file can hold, as U+FFFD."""
    if text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
