"""The two networks load in threads; what goes wrong is told to whoever asks for one."""

import pytest

from ingest.errors import SettingError
from ingest.settings import IngestSettings
from ui.models import Models


def test_each_is_loaded_once(monkeypatch):
    monkeypatch.delenv("PRESSMARK_READER", raising=False)
    models = Models(IngestSettings.from_environment({}))
    assert models.questions is models.questions
    assert models.questions.query("Who?").shape == (384,)
    assert models.reader is models.reader
    assert models.reader is not None


def test_the_reader_may_be_off(monkeypatch):
    monkeypatch.setenv("PRESSMARK_READER", "off")
    assert Models(IngestSettings.from_environment({})).reader is None


def test_a_missing_model_is_named(monkeypatch, tmp_path):
    monkeypatch.setenv("PRESSMARK_READER", "off")
    models = Models(IngestSettings.from_environment({"PRESSMARK_MODEL_DIR": str(tmp_path)}))
    with pytest.raises(SettingError, match=str(tmp_path)):
        _ = models.questions
