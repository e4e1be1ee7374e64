# One command each; `make help` lists them. Works with GNU make 3.81 and later.

PORT ?= 8050
HOST ?= 127.0.0.1
WORKERS ?= 2
ADDRESS = http://$(HOST):$(PORT)
ARGS ?=
# Of the tests: one more than there are cores, as those in a browser wait for it.
PROCESSES ?= $(shell $(BIN)/python -c "import os; print(os.cpu_count() + 1)")

VENV = .venv
BIN = $(VENV)/bin
RUNTIME = $(VENV)/runtime-installed
DEV = $(VENV)/dev-installed
DATABASE = data/programme.sqlite
REBUILD = assets/vendor/rebuild

# The newest Python from 3.11 on; `make PYTHON=… run` chooses another one.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
PIP = $(BIN)/python -m pip --disable-pip-version-check --quiet
SUDO = $(shell [ "$$(id -u)" = 0 ] || echo sudo)
APT = $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get

# npm, installed first where apt can do that.
NPM = if ! command -v npm >/dev/null && command -v apt-get >/dev/null; then \
	echo "Installing Node.js for the tests …"; $(APT) update -qq; \
	$(APT) install -y -qq --no-install-recommends nodejs npm >/dev/null; fi; npm
QUIETLY = --silent --no-audit --no-fund --ignore-scripts

.DEFAULT_GOAL := help
.PHONY: help run test check a11y texts format build bench vendor clean

help:  ## this list
	@sed -n 's/^\([a-z0-9]*\):.*## /\1\t/p' Makefile | while IFS="$$(printf '\t')" read -r name text; do \
		printf '  make %-8s %s\n' "$$name" "$$text"; done

run: $(RUNTIME)  ## set up what is missing, build the database if the data changed, start the dashboard
	@$(BIN)/python -m callbacks.server '$(HOST)' '$(PORT)'
	@$(MAKE) --no-print-directory database-if-older
	@( until $(BIN)/python -c 'import http.client as h; c = h.HTTPConnection("$(HOST)", $(PORT), timeout=5); \
			c.request("GET", "/healthz"); c.getresponse()' 2>/dev/null; \
		do kill -0 $$$$ 2>/dev/null || exit 0; sleep 0.1; done; \
		printf '\n  The dashboard is at %s (Ctrl+C stops it)\n\n' "$(ADDRESS)" ) & \
	exec $(BIN)/gunicorn --config python:callbacks.server --bind $(HOST):$(PORT) --workers $(WORKERS) app:server

test: check browser postgres provider rules  ## set up what is missing (browser, PostgreSQL, Node.js), check the code, run every test
	@$(BIN)/python -m pytest -n $(PROCESSES) --dist loadfile $(ARGS)

check: $(DEV)  ## lint, format, types and imports
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache --no-logo

a11y: $(DEV) browser rules  ## measure accessibility: every state in every language, size and look (half an hour)
	@$(BIN)/python -m tests.accessibility $(ARGS)

texts: $(DEV)  ## write the texts of the code into the catalogues that translators fill
	@$(call catalogue,babel.cfg,layouts/words/locale,dashboard,$(T))
	@$(call catalogue,data/babel.cfg,data/locale,findings,$(SAY))

format: $(DEV)  ## put the code into its one format
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

build: $(RUNTIME)  ## build the database from data/raw
	@$(BIN)/python -m etl

bench: $(DEV) browser  ## measure speed in a real browser, against a naive page and the floor; writes docs/benchmarks.md
	@$(BIN)/python -m tests.benchmarks.bench $(ARGS)

vendor:  ## rebuild the plotly.js bundle and the boundaries under assets/vendor (needs npm)
	cd $(REBUILD) && npm ci && npm run build

clean:  ## remove the environment, caches and the built database
	rm -rf $(VENV) $(DATABASE) $(DATABASE)-wal $(DATABASE)-shm .mypy_cache .pytest_cache .ruff_cache .hypothesis $(REBUILD)/node_modules

# --- what the commands above rest on ---------------------------------------------------------------

T = -k t -k count:1,2
SAY = -k say -k say_count:1,2
# $(call catalogue,settings,folder,name,keywords): the texts that code asks for, into the file of each language.
define catalogue
	$(BIN)/pybabel -q extract -F $(1) --no-default-keywords $(4) --no-location \
		--omit-header --sort-output -o .texts.pot .; \
	for language in $(2)/*/; do $(BIN)/pybabel -q update -N --ignore-obsolete --ignore-pot-creation-date \
		-i .texts.pot -D $(3) -d $(2) -l "$$(basename $$language)"; done; rm .texts.pot
endef

.PHONY: browser postgres provider rules database-if-older

$(RUNTIME): requirements.txt | $(BIN)/pip
	@echo "Installing what the dashboard needs (the first time about a minute) …"
	@$(PIP) install -r requirements.txt
	@touch $@

$(DEV): requirements-dev.txt $(RUNTIME)
	@echo "Installing what the tests need …"
	@$(PIP) install -r requirements-dev.txt
	@touch $@

# Debian and Ubuntu ship Python without venv: a venv begun without it has no pip, so it is begun anew.
$(BIN)/pip:
	@[ -n "$(PYTHON)" ] || { echo "Python 3.11 or later is needed and was not found (python.org, or: \
	apt-get install python3, or: brew install python)."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		command -v apt-get >/dev/null || { echo "$(PYTHON) has no venv module: install it."; exit 1; }; \
		echo "Installing python3-venv …"; $(APT) update -qq; \
		$(APT) install -y -qq "$$($(PYTHON) -c 'import sys; print("python3.%d-venv" % sys.version_info[1])')" \
			>/dev/null || { echo "Could not install it: run apt-get install python3-venv as root."; exit 1; }; }
	@$(PYTHON) -m venv --clear $(VENV)

# An outside database (DATABASE_URL) is its owner's to build. A fault in the data leaves the last edition up.
database-if-older:
	@if [ -n "$$DATABASE_URL" ]; then exit 0; fi; \
	if [ -e $(DATABASE) ] && [ -z "$$(find data/raw -newer $(DATABASE); \
			find data etl -name '*.py' -newer $(DATABASE))" ]; then exit 0; fi; \
	if $(BIN)/python -m etl; then touch $(DATABASE); \
	else [ -e $(DATABASE) ] && echo "Going on with the last good edition."; fi

# Debian packages Chromium; where apt has no real one (Ubuntu's is a snap), playwright brings its own.
# libatomic1: playwright's driver needs it, and a bare Debian has it not.
browser: $(DEV)
	@$(BIN)/python -m tests.browser 2>/dev/null || { \
		if command -v apt-get >/dev/null; then \
			echo "Installing Chromium for the tests …"; $(APT) update -qq; \
			$(APT) install -y -qq --no-install-recommends libatomic1 >/dev/null; \
			$(APT) install -y -qq --no-install-recommends chromium >/dev/null; \
			$(BIN)/python -m tests.browser || $(SUDO) $(BIN)/python -m playwright install --with-deps chromium; \
		fi; \
		$(BIN)/python -m tests.browser || { \
			echo "The tests need Google Chrome or Chromium: install it, or name its program in CHROME."; exit 1; }; }

# A server that the tests start and stop themselves, in a folder of their own.
postgres: $(DEV)
	@$(BIN)/python -m tests.postgres || { \
		if command -v apt-get >/dev/null; then \
			echo "Installing PostgreSQL for the tests …"; $(APT) update -qq; \
			$(APT) install -y -qq --no-install-recommends postgresql >/dev/null; \
		fi; \
		$(BIN)/python -m tests.postgres || { echo "The tests need a PostgreSQL server. \
	On macOS: brew install postgresql@17, and put its bin folder into PATH."; exit 1; }; }

# The identity provider that people sign in with in the tests runs on Node.js.
provider: $(DEV)
	@$(BIN)/python -m tests.oidc >/dev/null 2>&1 || { $(NPM) --prefix tests/oidc ci $(QUIETLY); $(BIN)/python -m tests.oidc || exit 1; }

# The rules by which accessibility is measured in the tests come by npm.
rules: $(DEV)
	@$(BIN)/python -m tests.accessibility --check >/dev/null 2>&1 || { \
		$(NPM) --prefix tests/accessibility ci $(QUIETLY); $(BIN)/python -m tests.accessibility --check; }
