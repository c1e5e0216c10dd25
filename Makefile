# Two commands: `make demo` (the main job) and `make test` (everything that gates). Both need only Python 3.11+ and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
VERSIONS := tests/constraints.txt
STAMP := $(VENV)/.installed

# Tests start hundreds of processes: what each would compile anew is compiled once.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test lint types layers unit bench soak mutants quality consumers web-test spark freshen clean

demo: $(STAMP)
	@rm -rf .demo && $(BIN)/timeline init .demo >/dev/null && cp seeds/*.txt .demo/seeds/
	@test -z "$(MODEL)" || { cp -R examples/answers .demo/answers; cp -R examples/press/seeds .demo/seeds/press; }
	$(BIN)/timeline -C .demo import
	$(BIN)/timeline -C .demo show --region khabarovsk
	$(BIN)/timeline -C .demo pledges --region khabarovsk
	$(BIN)/timeline -C .demo figures --region khabarovsk
	@$(BIN)/timeline -C .demo site .demo/site
	@$(BIN)/timeline -C examples/press site .demo/press
	@echo "now open .demo/site/index.html in a browser, and .demo/press/index.html: a made-up press with promises kept and broken"

test: lint types layers unit

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/deptry .

types: $(STAMP)
	$(BIN)/mypy

layers: $(STAMP)
	$(BIN)/lint-imports

unit: $(STAMP)
	$(BIN)/python -m pytest -n 2 --dist worksteal --cov --cov-report=term

BENCH := .bench
PEERS := duckdb beancount 'eventsourcing>=9.5,<10'
bench:
	@test -f $(BENCH)/.installed || { rm -rf $(BENCH) && $(PYTHON) -m venv $(BENCH) && \
		$(BENCH)/bin/python -m pip install --quiet --disable-pip-version-check --constraint $(VERSIONS) -e '.[dev]' && \
		for peer in $(PEERS); do $(BENCH)/bin/python -m pip install --quiet --disable-pip-version-check $$peer || \
			echo "$$peer cannot be installed: nothing stands beside it"; done && touch $(BENCH)/.installed; }
	TIMELINE_BENCH_PEERS=$(BENCH)/peers $(BENCH)/bin/python -m tests.bench

soak: $(STAMP)
	$(BIN)/python -m pytest tests/soak -p no:xdist -s --timeout=0
	KILLED_AT=99 $(BIN)/python -m pytest tests/faces/test_following_killed.py tests/faces/test_parts.py --timeout=0
	$(BIN)/python -m pytest tests -n 2 --hypothesis-profile=searching

SAMPLE ?= 1
mutants: $(STAMP)
	$(BIN)/python -m tests.mutants --sample $(SAMPLE) $(MODULES)

quality: $(STAMP)
	$(BIN)/python -m tests.newspapers
	@test -z "$(QUALITY)" || $(BIN)/python -m tests.quality $(QUALITY)

consumers: $(STAMP)
	@rm -rf .consumers && $(PYTHON) -m venv .consumers && mkdir .consumers/made
	.consumers/bin/python -m pip install --quiet --disable-pip-version-check -r tests/consumers/requirements.txt
	$(BIN)/python -m tests.consumers.made .consumers/made
	.consumers/bin/python tests/consumers/read_back.py .consumers/made
	@command -v npm >/dev/null || { echo "skipped: ical.js and TimelineJS need npm"; exit 0; }; \
	npm install --silent --prefix .consumers ical.js @knight-lab/timelinejs && \
	node tests/consumers/read_calendar.mjs .consumers/made .consumers/node_modules/ical.js/dist/ical.js && \
	{ command -v chromium >/dev/null || { echo "skipped: TimelineJS needs chromium"; exit 0; }; \
	.consumers/bin/python -m pip install --quiet --disable-pip-version-check playwright && \
	.consumers/bin/python tests/consumers/read_slides.py .consumers/made .consumers; }

web-test: $(STAMP)
	@for needed in chromium java npm; do command -v $$needed >/dev/null || { echo "skipped: there is no $$needed here"; exit 0; }; done; \
	rm -rf .browser && $(PYTHON) -m venv .browser && mkdir .browser/made && \
	.browser/bin/python -m pip install --quiet --disable-pip-version-check playwright && \
	npm install --silent --prefix .browser axe-core vnu-jar && \
	$(BIN)/python -m tests.browser.made .browser/made && \
	for site in committed evil; do .browser/bin/python tests/browser/look.py .browser/made/$$site .browser \
		$(BIN)/timeline -C .browser/made/spaces/$$site serve --port 0 --by tester || exit 1; done

$(STAMP): pyproject.toml $(VERSIONS)
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "timeline needs Python 3.11 or newer; this is " + sys.version.split()[0])'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint $(VERSIONS) -e '.[dev]'
	@touch $(STAMP)

SPARK := .spark
spark:
	@command -v java >/dev/null || test -n "$$JAVA_HOME" || { echo "skipped: Spark needs Java 17 or newer, and there is none here"; exit 0; }; \
	{ test -f $(SPARK)/.installed || { rm -rf $(SPARK) && $(PYTHON) -m venv $(SPARK) && \
		$(SPARK)/bin/python -m pip install --quiet --disable-pip-version-check --constraint $(VERSIONS) -e '.[dev,spark]' && \
		touch $(SPARK)/.installed; }; } && \
	$(SPARK)/bin/python -m pytest tests/spark -p no:xdist -W default -v --timeout=0

freshen:
	rm -rf $(VENV) && $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	sed -i.old '/^[^#]/d' $(VERSIONS) && rm $(VERSIONS).old
	$(BIN)/python -m pip freeze --exclude-editable >>$(VERSIONS)
	@touch $(STAMP)

clean:
	rm -rf $(VENV) .bench .demo .consumers .browser .spark build *.egg-info
