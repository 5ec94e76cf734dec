# What people do here: `make run`, `make test`, `make lint`. Needs Python 3.11 or later, and nothing else.

SHELL := /bin/bash
PYTHON := .venv/bin/python
INSTALLED := .venv/installed

.DEFAULT_GOAL := help
.PHONY: help run test lint format clean

help: ## Say what there is
	@grep -E '^[a-z]+:.*## ' Makefile | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 16

run: $(INSTALLED) ## Start the newsroom on http://127.0.0.1:8000 (PORT=8001 for another port)
	@DEBUG="$${DEBUG-on}" exec $(PYTHON) manage.py serve --prepare --end-with-parent

# One thread of arithmetic a process: two processes of two threads each wait for one another eight times as long.
test: $(INSTALLED) ## Run all tests on two cores (TESTS="facts -k claim" for some)
	@OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 XLA_FLAGS=--xla_cpu_multi_thread_eigen=false exec $(PYTHON) -m pytest -n 2 --dist loadscope $(TESTS)

lint: $(INSTALLED) ## Check style, types, templates, migrations and settings
	@.venv/bin/ruff check
	@.venv/bin/ruff format --check
	@.venv/bin/mypy
	@.venv/bin/djlint --quiet --lint templates sources facts newsroom
	@$(PYTHON) manage.py makemigrations --check --dry-run
	@DEBUG=off $(PYTHON) manage.py check --deploy --fail-level WARNING --database default
	@$(PYTHON) -m pytest -q newsroom/tests/test_architecture.py

format: $(INSTALLED) ## Put the code into the style that lint asks for
	@.venv/bin/ruff check --fix
	@.venv/bin/ruff format

clean: ## Remove the virtual environment and caches; the database in .local stays
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache staticfiles

$(INSTALLED): requirements.txt bin/install
	@bin/install
