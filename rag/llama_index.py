"""Our parts for LlamaIndex users: the hybrid retriever and the query engine as its own classes.

Both delegate to what the page and the command line use; nothing here chooses or scores.
"""

from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.base.response.schema import Response
from llama_index.core.query_engine import CustomQueryEngine
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode
from pydantic import ConfigDict

from ingest.index import Index
from rag.engine import AnswerEngine
from rag.events import AnswerDone
from rag.request import AskRequest
from rag.retrieval import HybridSearch, QuestionEncoder
from rag.searcher import ARTICLES_ONLY

DEFAULT_TOP_K = 10


class HybridRetriever(BaseRetriever):
    """Retrieves passages of articles; node ids are passage ids, scores are fused, in 0..1."""

    def __init__(self, index: Index, encoder: QuestionEncoder, top_k: int = DEFAULT_TOP_K) -> None:
        """Retrieve the `top_k` best passages of an open index."""
        super().__init__()
        self._index = index
        self._search = HybridSearch(index, encoder)
        self._top_k = top_k

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        found = self._search.search(query_bundle.query_str, self._top_k, ARTICLES_ONLY)
        return [passage_node(self._index, hit.passage.passage_id, hit.fused) for hit in found.hits]


class PressmarkQueryEngine(CustomQueryEngine):
    """Answers with quoted, cited sentences; the full answer is in the response's metadata."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    engine: AnswerEngine

    def custom_query(self, query_str: str) -> Response:
        """Return the answer's text, its passages as source nodes, and the whole `Answer`."""
        done: AnswerDone = self.engine.trace(AskRequest(query_str))
        nodes = [
            passage_node(self.engine.index, scored.passage.passage_id, scored.score)
            for scored in done.passages
        ]
        return Response(
            response=done.answer.text,
            source_nodes=nodes,
            metadata={"answer": done.answer.model_dump(mode="json")},
        )


def passage_node(index: Index, passage_id: str, score: float) -> NodeWithScore:
    """Return a passage as a LlamaIndex node that knows its place in its source."""
    passage = index.passages([passage_id])[0]
    article = index.articles.get(passage.article_id)
    node = TextNode(
        id_=passage.passage_id,
        text=index.source_text(passage.source)[passage.start : passage.end],
        start_char_idx=passage.start,
        end_char_idx=passage.end,
        metadata={
            "source": passage.source,
            "article_id": passage.article_id,
            "kind": passage.kind.value,
            "title": (article.title or "") if article else "",
            "published": str(article.published.value or "") if article else "",
        },
    )
    return NodeWithScore(node=node, score=score)
