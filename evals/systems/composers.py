"""Our own engine with one composer or the other, over the same index."""

from collections.abc import Mapping

from ingest.errors import InputError
from ingest.settings import IngestSettings
from rag.engine import AnswerEngine
from rag.opening import engine_over
from rag.settings import RagSettings

QUOTES, MODEL = "quotes", "model"


def with_composer(
    engine: AnswerEngine, composer: str, environment: Mapping[str, str]
) -> AnswerEngine:
    """Return an engine like another, whose answers are quotes or worded by a language model.

    Args:
        engine: Whose index and embedding model are used.
        composer: "quotes" or "model".
        environment: Where settings are read, the language model's too.

    Raises:
        InputError: A model is asked for and none is set.
        SettingError: A variable has no usable value.
    """
    settings = RagSettings.from_environment(environment)
    if composer == MODEL and settings.llm_url is None:
        raise InputError(
            "--composer model needs a language model: set PRESSMARK_LLM_URL to its address."
        )
    if composer == QUOTES:
        settings = settings.model_copy(update={"llm_url": None})
    reading = IngestSettings.from_environment(environment)
    return engine_over(engine.index, reading, engine.searcher.encoder, settings)


def composer_name(composer: str, environment: Mapping[str, str]) -> str:
    """Give what a report calls our engine with a composer: "pressmark (quotes)"."""
    if composer == QUOTES:
        return f"pressmark ({QUOTES})"
    return f"pressmark ({RagSettings.from_environment(environment).llm_model})"
