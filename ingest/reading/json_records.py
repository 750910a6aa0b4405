"""JSON and JSONL: one source text a record."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from ingest.reading.decoding import decode
from ingest.reading.extraction import Extraction, TextBuilder, clean_string, without_surrogates
from ingest.reading.fields import FieldMapping, look_up
from ingest.reading.limits import ReadingLimits, spoken_size
from ingest.reading.opening import open_regular, read_regular
from ingest.reading.unreadable import Unreadable
from ingest.records import SkippedFile, SourceText


@dataclass(frozen=True, slots=True)
class RecordReader:
    """Reads the records of one file under one field mapping and one set of limits."""

    source: str
    fields: FieldMapping
    limits: ReadingLimits

    def read_json(self, path: Path) -> Iterator[SourceText | SkippedFile]:
        """One object, a list of objects, or an object that holds such a list.

        Raises:
            Unreadable: The file is not JSON, or not JSON of that form.
        """
        decoded = decode(read_regular(path, self.limits.container_bytes))
        content = _parse(decoded.text)
        if isinstance(content, Mapping):
            listed = look_up(content, self.fields.records)
            has_text = isinstance(look_up(content, self.fields.text), str)
            if has_text or not isinstance(listed, list):
                extraction = self._extract(content)
                yield _source_text(self.source, extraction, decoded.encoding, decoded.basis)
                return
            content = listed
        if not isinstance(content, list):
            raise Unreadable("It is JSON, but neither a record nor a list of records.")
        if not content:
            raise Unreadable("It is JSON with no records.")
        for number, record in enumerate(content, 1):
            yield self._read_record(number, record, decoded.encoding, decoded.basis)

    def read_lines(self, path: Path) -> Iterator[SourceText | SkippedFile]:
        """One record a line; blank lines are passed over.

        Raises:
            Unreadable: The file cannot be opened.
        """
        with open_regular(path, self.limits.stream_bytes) as stream:
            for number, line in enumerate(_bounded_lines(stream, self.limits.text_bytes), 1):
                if line is None:
                    allowed = spoken_size(self.limits.text_bytes)
                    reason = f"The line is too large: at most {allowed} are read."
                    yield SkippedFile(self._name(number), reason)
                elif line.strip():
                    yield self._read_line(number, line)

    def _read_line(self, number: int, line: bytes) -> SourceText | SkippedFile:
        try:
            decoded = decode(line)
            record = _parse(decoded.text)
        except Unreadable as refusal:
            return SkippedFile(self._name(number), str(refusal))
        return self._read_record(number, record, decoded.encoding, decoded.basis)

    def _read_record(
        self, number: int, record: object, encoding: str, basis: str
    ) -> SourceText | SkippedFile:
        try:
            extraction = self._extract(record)
        except Unreadable as refusal:
            return SkippedFile(self._name(number), str(refusal))
        return _source_text(self._name(number), extraction, encoding, basis)

    def _name(self, number: int) -> str:
        return f"{self.source}#{number}"

    def _extract(self, record: object) -> Extraction:
        if not isinstance(record, Mapping):
            raise Unreadable("The record is not a JSON object.")
        body = look_up(record, self.fields.text)
        if not isinstance(body, str) or not body.strip():
            names = ", ".join(self.fields.text)
            raise Unreadable(f"The record has no text; looked under: {names}.")
        if len(body) > self.limits.text_characters:
            raise Unreadable(f"Its text is longer than {self.limits.text_characters} characters.")
        return self._compose(record, without_surrogates(body))

    def _compose(self, record: Mapping[str, object], body: str) -> Extraction:
        title = clean_string(look_up(record, self.fields.title))
        builder = TextBuilder()
        if title and not " ".join(body[: 2 * len(title)].split()).startswith(title):
            builder.add_headline(title)
        builder.add(body)
        comments = look_up(record, self.fields.comments)
        for comment in comments if isinstance(comments, list) else ():
            spoken = self._comment(comment)
            if spoken is not None:
                builder.add_comment(*spoken)
        return Extraction(
            builder.text(),
            title,
            _named(look_up(record, self.fields.author)),
            _named(look_up(record, self.fields.publisher)),
            _named(look_up(record, self.fields.published)),
            tuple(builder.regions),
        )

    def _comment(self, comment: object) -> tuple[str, str | None] | None:
        text, speaker = comment, None
        if isinstance(comment, Mapping):
            text = look_up(comment, self.fields.text)
            speaker = _named(look_up(comment, self.fields.author))
        if not isinstance(text, str) or not text.strip():
            return None
        return without_surrogates(text), speaker


def _source_text(source: str, extraction: Extraction, encoding: str, basis: str) -> SourceText:
    return SourceText(source, extraction.text, encoding, basis, extraction.markup)


def _parse(text: str) -> object:
    try:
        return json.loads(text)
    except RecursionError as error:
        raise Unreadable("It is JSON nested too deeply.") from error
    except ValueError as error:
        raise Unreadable(f"It is not valid JSON: {error}.") from error


def _named(value: object) -> str | None:
    """A fact as a string: a list is joined, a record gives its name, a number its digits."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_named, value))) or None
    if isinstance(value, Mapping):
        return clean_string(value.get("name"))
    if isinstance(value, int | float):
        return str(value)
    return clean_string(value)


def _bounded_lines(stream: BinaryIO, max_bytes: int) -> Iterator[bytes | None]:
    """Lines of a stream; None in place of one that is longer than `max_bytes`."""
    while line := stream.readline(max_bytes + 1):
        if len(line) <= max_bytes:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(max_bytes + 1)
        yield None
