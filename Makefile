# make run    the whole portal on http://127.0.0.1:8000, with a demo system in it
# make test   everything that is tested
SHELL := /bin/bash
.DEFAULT_GOAL := help
PY := .venv/bin/python
NODE_BIN := $(CURDIR)/.venv/node/bin
export PATH := $(CURDIR)/.venv/bin:$(PATH)
export PYTHONPATH := $(CURDIR)
DEMO ?= 1
ASSETS_FROM := $(shell find app templates -name __pycache__ -prune -o -path app/static/vendor\* -prune -o \
  \( -name '*.py' -o -name '*.html' -o -path 'app/static/*' -o -path 'app/languages/pictures/*' -o -path 'templates/*' -type d \) -print)
.DELETE_ON_ERROR: # what could not be made is not taken for made at the next start

help: ## what can be made
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

run: export PYTHONDONTWRITEBYTECODE :=# what was read once is not read anew at the next start
run: ready-to-run ## the portal, on PORT (8000); DEMO=0 starts empty
	@DEMO=$(DEMO) exec $(PY) -m app

test: ready-to-test ## lint, types, every test, axe at 320 pixels
	@$(MAKE) --no-print-directory lint
	$(PY) -m pytest tests -n 3 --dist loadfile
	$(PY) -m pytest accessibility -m "not matrix" -n 3

accessibility: ready-to-test ## every page, person and state in every reading; the report in accessibility/report/
	$(PY) -m pytest accessibility -m matrix -n 3

bench: ready-to-test ## the portal beside a bare page: CPU, statements, bytes, times, as ratios
	$(PY) -m tests.bench

lint: ready-to-test ## style, types, the four contracts, templates
	$(PY) -m ruff check app tests accessibility
	$(PY) -m ruff format --check app tests accessibility
	$(PY) -m mypy app
	$(PY) -m djlint templates --lint --quiet --profile jinja
	lint-imports

catalogues: ready-to-test ## gathers sentences for the translators and merges them into every language
	bash .ci/catalogues

locks: ready-to-test ## writes the lock files anew from requirements/*.in
	bash .ci/locks

migration: ready ## the migration that makes the tables what the models say: make migration SAYS="..."
	$(PY) -m app.core.migrating make "$(SAYS)"

ready: .venv/ready-run node_modules/ready .venv/ready-words app/static/vendor/stamp.txt ## installs what running needs

ready-to-run: ready
	@bash .ci/system

ready-to-test: ready .venv/ready-test ## installs what testing needs
	@bash .ci/system tests

.venv/ready-run: requirements/run.txt
	@bash .ci/venv
	@echo "Installing the Python packages (about a minute the first time) ..."
	@$(PY) -m pip install -q --disable-pip-version-check --require-hashes -r requirements/run.txt
	@touch $@

.venv/ready-test: requirements/test.txt .venv/ready-run
	@echo "Installing the Python packages for tests ..."
	@$(PY) -m pip install -q --disable-pip-version-check --require-hashes -r requirements/test.txt
	@touch $@

.venv/ready-words: $(wildcard translations/*/LC_MESSAGES/*.po) .venv/ready-run
	@for domain in messages easyread staff; do pybabel -q compile -d translations -D $$domain; done
	@touch $@

node_modules/ready: package-lock.json .venv/ready-run
	@echo "Installing styles, fonts and pictures ..."
	@bash .ci/node npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

app/static/vendor/stamp.txt: node_modules/ready $(ASSETS_FROM)
	@$(PY) -m app.core.assets
	@touch $@

.PHONY: help ready-to-run run test accessibility bench lint catalogues locks migration ready ready-to-test
