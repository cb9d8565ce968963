# `make` lists what there is. Everything needs only Python 3.11 or newer and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint types bench floors golden docs docs-check figures pictures lock clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

setup: $(READY) ## make .venv with locked versions

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("sayso needs Python 3.11 or newer") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: $(READY) ## compare the example pages and write the report
	$(BIN)/sayso compare examples/seebrueck --html out/report.html

test: $(READY) ## run the tests
	$(BIN)/python -m pytest -n 2

lint: $(READY) ## style, formatting, import rules
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: $(READY) ## mypy strict
	$(BIN)/mypy

bench: $(READY) ## list the measuring tasks
	$(BIN)/python -m bench --help

floors: $(READY) ## check the floors of bench/floors.toml
	$(BIN)/python -m bench floors

golden: $(READY) ## write the golden files anew; read the difference before you commit it
	$(BIN)/python tools/golden.py

docs: $(READY) ## write the generated parts of docs/ anew
	$(BIN)/python tools/docs.py

docs-check: $(READY) ## check that the generated parts of docs/ are up to date
	$(BIN)/python tools/docs.py --check

figures: $(READY) ## measure everything that docs/figures.md gives, and write it
	$(BIN)/python -m tools.figures

pictures: $(READY) ## take the pictures of the report for the README
	$(BIN)/python tools/pictures.py

lock: $(READY) ## lock the newest allowed versions anew
	$(BIN)/uv pip compile pyproject.toml --group dev --all-extras --generate-hashes --no-emit-index-url --no-annotate --no-header \
		--python-version 3.11 --universal --upgrade --output-file requirements.lock

clean: ## remove what make made
	rm -rf $(VENV) out
