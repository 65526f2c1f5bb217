# Needs Python 3.11 or newer and make; everything else is installed into .venv.
PORT ?= 8000
PYTHON ?= $(shell for python in python3 python3.11 python3.12 python3.13 python3.14 python; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo "$$python" && break; done)

VENV := .venv
BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input
TEST_SETTINGS := DJANGO_SETTINGS_MODULE=campaign_site.settings.test
# Only what the checks of production look at; nothing is started with it.
DEPLOY := DJANGO_SETTINGS_MODULE=campaign_site.settings.production \
	DATABASE_URL=sqlite://:memory: SITE_BASE_URL=https://campaign.example \
	ALLOWED_HOSTS=campaign.example SECRET_KEY=0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJ-9876543210

.DEFAULT_GOAL := help
.PHONY: help demo test run worker shell lint messages bench reset-demo screenshots requirements

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' Makefile

demo: $(VENV)/ready ## Prepare the demonstration and serve it (PORT=8000, DEMO_PASSWORD=…)
	@SITE_BASE_URL=$${SITE_BASE_URL:-http://localhost:$(PORT)} \
		exec $(MANAGE) serve_demo --port "$(PORT)"

test: $(VENV)/ready ## Lint, checks, architecture, unit, integration and browser tests
	@echo "Lint" && $(BIN)/ruff check --quiet . && $(BIN)/ruff format --check --quiet .
	@$(BIN)/djlint templates --lint --quiet
	@echo "Architecture" && $(BIN)/lint-imports --no-cache >/dev/null || $(BIN)/lint-imports --no-cache
	@$(MANAGE) compile_translations
	@echo "System checks" && $(TEST_SETTINGS) $(MANAGE) check --fail-level WARNING
	@echo "Migrations" && $(TEST_SETTINGS) $(MANAGE) makemigrations --check --dry-run
	@echo "Deployment checks" && $(DEPLOY) $(MANAGE) check --deploy --fail-level WARNING
	@$(BIN)/python -m tests.browser.chromium
	@$(BIN)/pytest -n 3 -q $(PYTEST_ARGS)

run: $(VENV)/ready ## Development server with reloading (PORT=8000)
	@$(MANAGE) compile_translations && $(MANAGE) migrate --verbosity 0
	@DEBUG=true exec $(MANAGE) runserver $(PORT)

worker: $(VENV)/ready ## Background worker for `make run`
	@exec $(MANAGE) run_worker

shell: $(VENV)/ready ## Python shell with the site loaded
	@exec $(MANAGE) shell

lint: $(VENV)/ready ## Mend style and layout of the code, then check it
	@$(BIN)/ruff check --fix . ; $(BIN)/ruff format . ; $(BIN)/ruff check . && $(BIN)/lint-imports --no-cache

messages: $(VENV)/ready ## Extract texts to translate (needs gettext) and compile the catalogues
	@command -v xgettext >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
		&& apt-get install -qq -y gettext >/dev/null; } \
		|| { echo "gettext is needed to extract texts: install the package gettext."; exit 1; }
	@$(MANAGE) makemessages --all --no-location --ignore '.venv/*' --ignore 'var/*' --ignore 'tests/*'
	@$(MANAGE) compile_translations

bench: $(VENV)/ready ## Measure the production server (SQLite, and PostgreSQL where DATABASE_URL is set)
	@$(BIN)/python -m bench $(BENCH_ARGS)

reset-demo: ## Forget the demonstration: database, uploads, password
	@rm -rf var/campaign.sqlite3 var/campaign.sqlite3-shm var/campaign.sqlite3-wal var/uploads \
		var/cache var/mails var/demo_stamps.json var/demo_password
	@echo "The next make demo starts afresh."

screenshots: $(VENV)/ready ## Draw the pictures of the README anew (needs Chromium)
	@$(MANAGE) make_screenshots

requirements: $(VENV)/ready ## Compile requirements.txt from requirements.in, with hashes
	@$(BIN)/python -m pip install --quiet uv
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--no-header --no-emit-index-url --no-emit-find-links --output-file requirements.txt requirements.in

$(VENV)/ready: requirements.txt
	@[ -n "$(PYTHON)" ] || { echo "Python 3.11 or newer is needed; none was found."; exit 1; }
	@[ -x $(BIN)/python ] || $(PYTHON) -m venv $(VENV) >/dev/null || { rm -rf $(VENV); \
		echo "$(PYTHON) cannot make a virtual environment: install its venv module (Debian: python3-venv)."; exit 1; }
	@echo "Installing the pinned packages (once)"
	@$(PIP) --require-hashes --no-deps --no-compile -r requirements.txt
	@touch $@
