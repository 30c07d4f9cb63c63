# The few commands of this project; `make` alone lists them.

# The first of these that is Python 3.11 or newer; another one: make demo PYTHON=/path/to/python
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo $$p; break; }; done)
PYTHON_NEXT ?= python3.13
PORT ?= 8000
FRESH ?=
export PORT FRESH

VENV := .venv
RUN := $(VENV)/bin/python
# Wheels only: a missing wheel is said at once instead of asking for a compiler; hashes are checked.
PIP := -m pip install --disable-pip-version-check --require-hashes --only-binary :all:

.DEFAULT_GOAL := help
.PHONY: help demo test test-full test-next bench audit lint messages lock clean python

help:
	@echo "make demo       the sample newsroom on http://127.0.0.1:$(PORT)/ (PORT=8001 another port, FRESH=1 from scratch)"
	@echo "make test       every check, on SQLite and PostgreSQL, with Chromium (ARGS='--fast' leaves the slow ones out)"
	@echo "make test-full  the same, and the long runs: hundreds of kills, races and requests (up to 80 minutes)"
	@echo "make test-next  the tests on SQLite with Django 6.1 on Python 3.13"
	@echo "make bench      list and article timings"
	@echo "make audit      judge every kind of readers' page and write what the accessibility statement prints"
	@echo "make lint       ruff and mypy"
	@echo "make messages   collect and compile the Korean catalogue"
	@echo "make lock       write requirements.lock and requirements-test.lock anew (needs uv)"
	@echo "make clean      remove virtual environments and caches; data stays"

python:
	@if [ -z "$(PYTHON)" ] || ! $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
		echo "Python 3.11 or newer is missing. One command brings it:" >&2; \
		if command -v apt-get >/dev/null; then echo "  sudo apt-get install -y python3 python3-venv" >&2; \
		elif command -v dnf >/dev/null; then echo "  sudo dnf install -y python3.12" >&2; \
		elif command -v brew >/dev/null; then echo "  brew install python@3.13" >&2; \
		else echo "  install it from python.org, then: make demo PYTHON=/path/to/python3" >&2; fi; \
		exit 1; fi
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "The venv module of $(PYTHON) is missing. One command brings it:" >&2; \
		echo "  sudo apt-get install -y python3-venv" >&2; exit 1; }

# A stamp is newer than its lock when nothing has to be installed.
$(VENV)/runtime.stamp: requirements.lock | python
	@echo "[1/2] virtual environment in $(VENV) ($$($(PYTHON) --version))"
	@$(PYTHON) -m venv $(VENV)
	@echo "[2/2] installing the locked packages, about 60 MB"
	@$(RUN) $(PIP) -r requirements.lock
	@touch $@

$(VENV)/test.stamp: requirements-test.lock $(VENV)/runtime.stamp
	@echo "[test tools] installing the locked packages, about 80 MB"
	@$(RUN) $(PIP) -r requirements-test.lock
	@touch $@

# Only a HOST given on the command line counts: some shells and conda export another of that name.
demo: export NEWSROOM_DEMO := 1
demo: export HOST := 127.0.0.1
demo: $(VENV)/runtime.stamp
	@exec $(RUN) manage.py demo

test: $(VENV)/test.stamp
	@exec $(RUN) tests/run.py $(ARGS)

bench: $(VENV)/test.stamp
	@exec $(RUN) -m tests.bench.run

audit: $(VENV)/test.stamp
	@exec $(RUN) tests/audit.py $(ARGS)

lint: $(VENV)/test.stamp
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy

messages: $(VENV)/runtime.stamp
	NEWSROOM_DEMO=1 $(RUN) manage.py makemessages --locale ko --no-location --no-obsolete --ignore tests
	NEWSROOM_DEMO=1 $(RUN) manage.py compilemessages --locale ko --ignore '.venv*'

# Locks hold versions and hashes for every platform and no address; Django stays on the long-term release.
COMPILE := uv pip compile pyproject.toml - --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-annotate --custom-compile-command "make lock" --quiet --upgrade
lock:
	@command -v uv >/dev/null || { echo "uv is missing. One command brings it: pipx install uv" >&2; exit 1; }
	echo "django<5.3" | $(COMPILE) --output-file requirements.lock
	echo "django<5.3" | $(COMPILE) --extra test --constraint requirements.lock --output-file requirements-test.lock
	@! grep -n '://' requirements.lock requirements-test.lock

# The same locked tools, one thing changed: Django.
.venv-next/test.stamp: requirements-test.lock
	@$(PYTHON_NEXT) -c '' 2>/dev/null || { \
		echo "test-next needs Python 3.13: make test-next PYTHON_NEXT=/path/to/python3.13" >&2; exit 1; }
	@echo "[1/2] virtual environment in .venv-next"
	@$(PYTHON_NEXT) -m venv .venv-next
	@echo "[2/2] installing the locked tools and Django 6.1"
	@sed -n 's/^\([a-z0-9.-]*==[^ ]*\).*/\1/p' requirements-test.lock | grep -v '^django==' > .venv-next/pins.txt
	@.venv-next/bin/python -m pip install --disable-pip-version-check --only-binary :all: \
		-r .venv-next/pins.txt 'django>=6.1,<6.2'
	@touch $@

test-full: ARGS := --full $(ARGS)
test-full: test

test-next: .venv-next/test.stamp
	@exec .venv-next/bin/python tests/run.py --only sqlite $(ARGS)

clean:
	rm -rf .venv .venv-next .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage tests/node/node_modules
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
