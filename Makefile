# `make demo` and `make test` set up a virtual environment and do everything on a fresh machine.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: setup demo serve test browser check format lint types lock clean

setup: $(READY)

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $(READY)

demo: $(READY)
	$(BIN)/miclu demo

# The pages and the API on the demo's data, or on what is stored already.
serve: $(READY)
	test -e $${MICLU_HOME:-var}/miclu.db || $(BIN)/miclu demo
	$(BIN)/miclu serve

test: check browser
	$(BIN)/pytest --numprocesses 2

# Finds a Chromium for the tests, or gets one: Debian's package for root, else Playwright's.
browser: $(READY)
	$(BIN)/python tests/chromium.py

check: lint types

format: $(READY)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lint: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(READY)
	$(BIN)/mypy

lock: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		--extra dev pyproject.toml --output-file requirements.lock

clean:
	rm -rf $(VENV) build dist *.egg-info
