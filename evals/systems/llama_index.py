"""A plain LlamaIndex query engine: its default splitter, a vector index, the same embeddings.

Without a language model such an engine hands out its source nodes. So that it can be measured
beside ours, it quotes the sentence of its first node whose embedding is nearest to the
question's. It knows no earlier turns and never refuses.
"""

from collections.abc import Mapping
from itertools import pairwise
from time import perf_counter
from typing import Any

from evals.systems.protocol import RankedPassage, Response
from evals.systems.quoting import quoted
from ingest.embedding.minilm import MiniLMEmbedding
from ingest.sentences import sentence_spans
from rag.request import AskRequest

TOP = 10
SOURCE = "source"


class LlamaIndexSystem:
    """Searches the sources of a corpus; `article_ids` of a request's filters are sources here."""

    name = "llama-index"

    def __init__(self, texts: Mapping[str, str], embedder: MiniLMEmbedding) -> None:
        from llama_index.core import Document, VectorStoreIndex
        from llama_index.core.node_parser import SentenceSplitter

        self._texts = texts
        self._embedder = embedder
        self._vectors: dict[str, list[float]] = {}
        documents = [
            Document(
                text=text,
                metadata={SOURCE: source},
                excluded_embed_metadata_keys=[SOURCE],
                excluded_llm_metadata_keys=[SOURCE],
            )
            for source, text in texts.items()
        ]
        self._index = VectorStoreIndex.from_documents(
            documents,
            transformations=[SentenceSplitter(chunking_tokenizer_fn=_sentences)],
            embed_model=embedder,
        )

    def respond(self, request: AskRequest) -> Response:
        """Answer one request with the nearest sentence of the nearest node."""
        began = perf_counter()
        nodes = self._engine(request).query(request.question).source_nodes
        passages = tuple(self._passage(node) for node in nodes)
        best = passages[0]
        text = self._texts[best.source]
        spans = sentence_spans(text, best.start, best.end) or ((best.start, best.end),)
        question = self._embedder.get_query_embedding(request.question)
        vectors = self._embedded([text[start:end] for start, end in spans])
        cosines = [sum(x * y for x, y in zip(question, v, strict=True)) for v in vectors]
        chosen = max(zip(cosines, spans, strict=True), key=lambda pair: pair[0])[1]
        answer = quoted(request.question, best.source, text, [chosen])
        elapsed = (perf_counter() - began) * 1000
        support = min(1.0, max(0.0, best.score))
        return Response(answer=answer, passages=passages, support=support, elapsed_ms=elapsed)

    def _embedded(self, sentences: list[str]) -> list[list[float]]:
        new = [sentence for sentence in sentences if sentence not in self._vectors]
        if new:
            vectors = self._embedder.get_text_embedding_batch(new)
            self._vectors.update(zip(new, vectors, strict=True))
        return [self._vectors[sentence] for sentence in sentences]

    def _engine(self, request: AskRequest) -> Any:  # noqa: ANN401 - LlamaIndex's own type
        from llama_index.core.llms import MockLLM
        from llama_index.core.response_synthesizers.no_text import NoText
        from llama_index.core.vector_stores import FilterOperator, MetadataFilter, MetadataFilters

        allowed = list(request.filters.article_ids)
        only = MetadataFilter(key=SOURCE, value=allowed, operator=FilterOperator.IN)
        return self._index.as_query_engine(
            llm=MockLLM(),
            # Its own "no_text" mode would ask the global settings for a remote model.
            response_synthesizer=NoText(llm=MockLLM()),
            similarity_top_k=TOP,
            filters=MetadataFilters(filters=[only]) if allowed else None,
        )

    def _passage(self, scored: Any) -> RankedPassage:  # noqa: ANN401 - LlamaIndex's own type
        node = scored.node
        source = str(node.metadata[SOURCE])
        start = node.start_char_idx or 0
        end = node.end_char_idx or len(self._texts[source])
        return RankedPassage(source=source, start=start, end=end, score=float(scored.score or 0.0))


def _sentences(text: str) -> list[str]:
    """Split as LlamaIndex wants it: the pieces put together are the text."""
    starts = [start for start, _ in sentence_spans(text, 0, len(text))]
    borders = [0, *starts[1:], len(text)]
    return [text[a:b] for a, b in pairwise(borders) if b > a]
