"""What `pressmark doctor` says of a language model: the truth, and never its key."""

import pytest

from rag.settings import RagSettings
from ui.cli.diagnosis import State, examine

KEY = "sk-secret"


@pytest.fixture
def finding(serving, tmp_path):
    """Examines an installation whose language model replies by a script."""

    def examined(script):
        with serving(script) as url:
            environment = {
                "HOME": str(tmp_path),
                "PRESSMARK_LLM_URL": url,
                "PRESSMARK_LLM_KEY": KEY,
                "PRESSMARK_LLM_MODEL": "scripted",
                "PRESSMARK_LLM_TIMEOUT": "2",
            }
            findings = examine(tmp_path / "articles", tmp_path / "index", environment)
        found = {one.subject: one for one in findings}["language model"]
        assert KEY not in found.detail
        return found

    return examined


def test_a_model_that_answers_is_good(finding):
    found = finding("honest")
    assert found.state is State.GOOD
    assert "scripted at http://127.0.0.1" in found.detail


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("401", "refused the key (401)"),
        ("404", "not known there (404)"),
        ("429", "busy (429)"),
        ("500", "server failed"),
        ("hang", "did not answer in time"),
        ("none", "cannot be reached"),
        ("silent", "answers with nothing"),
        ("web-page", "broke off"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(script, said, finding):
    found = finding(script)
    assert found.state is State.BAD
    assert said in found.detail
    assert "PRESSMARK_LLM_URL" in found.detail


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("PRESSMARK_LLM_URL", "localhost:11434"),
        ("PRESSMARK_LLM_URL", "ftp://localhost/v1"),
        ("PRESSMARK_LLM_URL", "http://me:sk-secret@localhost/v1"),
        ("PRESSMARK_LLM_KEY", "sk-secret\nX-Other: 1"),
        ("PRESSMARK_LLM_TIMEOUT", "soon"),
        ("PRESSMARK_LLM_RETRIES", "-1"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named_without_its_secret(variable, value, tmp_path):
    findings = examine(None, tmp_path / "index", {"HOME": str(tmp_path), variable: value})
    found = {one.subject: one for one in findings}["settings"]
    assert found.state is State.BAD
    assert variable in found.detail
    assert KEY not in found.detail


def test_a_key_is_never_shown_with_the_settings():
    settings = RagSettings.from_environment({"PRESSMARK_LLM_KEY": f" {KEY}\n"})
    assert settings.llm_key.get_secret_value() == KEY
    assert KEY not in repr(settings)
    assert KEY not in settings.model_dump_json()
