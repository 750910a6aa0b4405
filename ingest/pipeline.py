"""Our stages as LlamaIndex transformations: documents → pages → passages → embedded passages.

`IngestionPipeline(transformations=[PageReading(), PassageSplitter(...), PassageEmbedding(...)])`
is what the index is built with (its pages are read beforehand, over the whole corpus); each
part can be put into another pipeline, or replaced.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Protocol

from llama_index.core.bridge.pydantic import PrivateAttr
from llama_index.core.schema import (
    BaseNode,
    Document,
    MediaResource,
    TextNode,
    TransformComponent,
)

from ingest.embedding.embedder import ModelIdentity, PassageEmbedder, PassageText, Vectors
from ingest.passages import MAX_PIECES, SpeechFinder, split
from ingest.reader import read_pages
from ingest.records import Page, Passage, Sentence, SourceText
from ingest.word_pieces import PieceCounter

_TITLE_END = "\n"


@dataclass(frozen=True, slots=True)
class PassageContent:
    """A passage, its sentences, and what is embedded of it."""

    passage: Passage
    sentences: tuple[Sentence, ...]
    embedded_text: PassageText


@dataclass(frozen=True, slots=True)
class NodeVectors:
    """Unit vectors of a passage [dimensions] and its sentences [sentences, dimensions].

    `key` says what they depend on; `reused` whether an earlier build had computed them.
    """

    key: str
    passage: Vectors
    sentences: Vectors
    reused: bool


class PageDocument(Document):
    """A LlamaIndex document that carries the page it was read as."""

    _page: Page = PrivateAttr()

    @classmethod
    def of(cls, page: Page) -> "PageDocument":
        """Wrap a page; the document's id is the page's source."""
        document = cls(id_=page.text.source, text_resource=MediaResource(text=page.text.text))
        document._page = page
        return document

    @property
    def page(self) -> Page:
        """The page."""
        return self._page


class PassageNode(TextNode):
    """A passage as a LlamaIndex node under its own id, and its vectors once it is embedded."""

    _content: PassageContent = PrivateAttr()
    _vectors: NodeVectors | None = PrivateAttr(default=None)

    @classmethod
    def of(cls, words: str, content: PassageContent) -> "PassageNode":
        """Wrap a passage with the words that it has in its source."""
        passage = content.passage
        node = cls(
            id_=passage.passage_id,
            text=words,
            extra_info={"article_id": passage.article_id, "kind": passage.kind.value},
            excluded_embed_metadata_keys=["article_id", "kind"],
            excluded_llm_metadata_keys=["article_id", "kind"],
        )
        node._content = content
        return node

    @property
    def content(self) -> PassageContent:
        """The passage, its sentences, and what is embedded of it."""
        return self._content

    @property
    def vectors(self) -> NodeVectors:
        """The passage's vectors.

        Raises:
            ValueError: It was not embedded yet.
        """
        if self._vectors is None:
            raise ValueError(f"Passage {self.node_id} has not been through PassageEmbedding.")
        return self._vectors

    def set_vectors(self, vectors: NodeVectors) -> None:
        """Give the passage its vectors, also under LlamaIndex's own name `embedding`."""
        self._vectors = vectors
        self.embedding = vectors.passage.tolist()


class KnownVectors(Protocol):
    """Vectors that an earlier build has already computed."""

    def get(self, key: str) -> tuple[Vectors, Vectors] | None:
        """The passage's vector and its sentences' vectors for a key, where they are known."""
        ...


class PageReading(TransformComponent):
    """Plain documents → page documents, read together as one corpus by `read_pages`."""

    def __call__(self, nodes: Sequence[BaseNode], **_: Any) -> Sequence[BaseNode]:  # noqa: ANN401
        """Read every document among the nodes; its id is taken as the name of its source."""
        documents = [node for node in nodes if isinstance(node, Document)]
        texts = (
            SourceText(document.node_id, document.text, "utf-8", "given as text")
            for document in documents
        )
        return [PageDocument.of(page) for page in read_pages(texts).pages]


class PassageSplitter(TransformComponent):
    """Page documents → passages; furniture gives none, and no passage crosses an article."""

    _counter: PieceCounter = PrivateAttr()
    _find_speech: SpeechFinder = PrivateAttr()

    def __init__(self, counter: PieceCounter, find_speech: SpeechFinder) -> None:
        """Split for the model `counter`, with speakers found by `find_speech`."""
        super().__init__()
        self._counter = counter
        self._find_speech = find_speech

    def __call__(self, nodes: Sequence[BaseNode], **_: Any) -> Sequence[BaseNode]:  # noqa: ANN401
        """Split every `PageDocument` among the nodes."""
        return [
            node
            for document in nodes
            if isinstance(document, PageDocument)
            for node in self._nodes(document.page)
        ]

    def _nodes(self, page: Page) -> list[PassageNode]:
        passages, sentences = split(page, self._counter, self._find_speech)
        titles = {article.article_id: article.title for article in page.articles}
        records = {passage.passage_id: passage for passage in passages}
        nodes = []
        for passage_id, group in groupby(sentences, key=lambda sentence: sentence.passage_id):
            passage = records[passage_id]
            title = titles.get(passage.article_id)
            nodes.append(self._node(page, passage, tuple(group), title))
        return nodes

    def _node(
        self, page: Page, passage: Passage, sentences: tuple[Sentence, ...], title: str | None
    ) -> PassageNode:
        words = page.text.text[passage.start : passage.end]
        embedded = _embedded_text(words, passage, sentences, title)
        if not self._fits(embedded.text, title):
            embedded = _embedded_text(words, passage, sentences, None)
        return PassageNode.of(words, PassageContent(passage, sentences, embedded))

    def _fits(self, embedded: str, title: str | None) -> bool:
        """Whether the window holds a passage, which has at most `MAX_PIECES`, and its title."""
        count, window = self._counter.piece_offsets, self._counter.window
        return len(count(title or "")) <= window - MAX_PIECES or len(count(embedded)) <= window


class PassageEmbedding(TransformComponent):
    """Gives passages their vectors: known ones where the text is known, else the model's."""

    _embedder: PassageEmbedder = PrivateAttr()
    _known: KnownVectors = PrivateAttr()
    _progress: Callable[[int, int], None] | None = PrivateAttr()

    def __init__(
        self,
        embedder: PassageEmbedder,
        known: KnownVectors,
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        """Embed with `embedder`; `progress` is told passages done and passages in all."""
        super().__init__()
        self._embedder = embedder
        self._known = known
        self._progress = progress

    def __call__(self, nodes: Sequence[BaseNode], **_: Any) -> Sequence[BaseNode]:  # noqa: ANN401
        """Embed every `PassageNode` among the nodes."""
        waiting = []
        for node in nodes:
            if not isinstance(node, PassageNode):
                continue
            key = vector_key(self._embedder.identity, node.content.embedded_text)
            known = self._known.get(key)
            if known is None:
                waiting.append((key, node))
            else:
                node.set_vectors(NodeVectors(key, *known, reused=True))
        self._embed(waiting, len(nodes))
        return nodes

    def _embed(self, waiting: Sequence[tuple[str, PassageNode]], total: int) -> None:
        known = total - len(waiting)

        def tell(done: int) -> None:
            if self._progress is not None:
                self._progress(known + done, total)

        tell(0)
        if not waiting:
            return
        texts = [node.content.embedded_text for _, node in waiting]
        vectors = self._embedder.passages(texts, tell)
        first = 0
        for row, (key, node) in enumerate(waiting):
            end = first + len(node.content.sentences)
            own = NodeVectors(key, vectors.passages[row], vectors.sentences[first:end], False)
            node.set_vectors(own)
            first = end


def vector_key(model: ModelIdentity, text: PassageText) -> str:
    """What a passage's vectors depend on: the model, the embedded text, its sentence spans."""
    parts = (model.name, model.sha256, text.text, repr(text.sentences))
    joined = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()


def _embedded_text(
    words: str, passage: Passage, sentences: Sequence[Sentence], title: str | None
) -> PassageText:
    """The passage with its article's title in front, unless it holds the title itself."""
    context = f"{title}{_TITLE_END}" if title and title not in words else ""
    shift = len(context) - passage.start
    spans = tuple((sentence.start + shift, sentence.end + shift) for sentence in sentences)
    return PassageText(context + words, spans)
