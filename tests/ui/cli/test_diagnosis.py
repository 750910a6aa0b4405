"""What `pressmark doctor` finds in an installation that was made for the test."""

from pathlib import Path

from ui.cli.diagnosis import State, examine


def found(tmp_path, **environment):
    findings = examine(Path("articles"), tmp_path / "index", {"HOME": str(tmp_path), **environment})
    return {finding.subject: finding for finding in findings}


def test_a_fresh_installation_lacks_only_an_index(tmp_path):
    findings = found(tmp_path)
    assert {finding.subject for finding in findings.values() if finding.state is State.BAD} == set()
    assert findings["index"].state is State.NOTE
    assert "articles" in findings["index"].detail


def test_weights_that_are_not_there_are_told_and_the_rest_goes_on(tmp_path):
    findings = found(tmp_path, PRESSMARK_MODEL_DIR=str(tmp_path))
    assert findings["embedding model"].state is State.BAD
    assert findings["Chroma"].state is State.GOOD


def test_a_server_that_does_not_answer_is_told(tmp_path):
    findings = found(tmp_path, PRESSMARK_CHROMA="http://127.0.0.1:9")
    assert findings["Chroma"].state is State.BAD
    assert "http://127.0.0.1:9" in findings["Chroma"].detail


def test_a_setting_that_cannot_be_read_is_told(tmp_path):
    findings = found(tmp_path, PRESSMARK_THREADS="many")
    assert findings["settings"].state is State.BAD
    assert "PRESSMARK_THREADS" in findings["settings"].detail
