# make desk      environment, demo record, desk in the browser      DESK="--no-browser --port 9000" passes options
# make test      everything that must hold, real browser included   BROWSER=no leaves the browser out, and says so
# make check     the fast part: style, types, layers                make unit: the test suite alone
# make quality   how well the shipped samples (and, where present, the shared gold reports) are read
# make pictures  docs/screens and the status in README.md, from the program as it is
# make wheel     the package as it would be published, into dist/   make clean: all of the above undone

VENV   ?= .venv
BIN    := $(VENV)/bin
DESK   ?=
PYTEST ?=
BROWSER ?= yes
SHARED := ../shared

.PHONY: help desk test check style types layers unit browser quality pictures wheel clean

help:
	@grep -E '^# make' Makefile | cut -c3-

desk: $(VENV)/.ready
	$(BIN)/trucewatch demo $(DESK)

test: check unit

check: style types layers

style: $(VENV)/.ready-for-tests
	$(BIN)/ruff check .

types: $(VENV)/.ready-for-tests
	$(BIN)/mypy --strict src

layers: $(VENV)/.ready-for-tests
	$(BIN)/lint-imports

ifeq ($(BROWSER),yes)
unit: $(VENV)/.ready-for-tests browser
	TRUCEWATCH_CHROMIUM="$$(scripts/chromium)" $(BIN)/python -m pytest $(PYTEST)
else
unit: $(VENV)/.ready-for-tests
	@echo 'BROWSER=$(BROWSER): the tests in a real browser are left out.'
	$(BIN)/python -m pytest -m 'not browser' $(PYTEST)
endif

# Prints the browser's path, installs it where that is allowed, and otherwise says what to do.
browser:
	@scripts/chromium --install

quality: $(VENV)/.ready
	$(BIN)/python -m tools.score_facts src/trucewatch/samples --facts src/trucewatch/samples/facts.json
ifneq ($(wildcard $(SHARED)/gold),)
	$(BIN)/python -m tools.score_facts $(SHARED)/reports $(SHARED)/gold/texts \
	  --facts $(SHARED)/gold/seed_reports.json $(SHARED)/gold/reports.jsonl
endif

pictures: $(VENV)/.ready-for-tests browser
	TRUCEWATCH_CHROMIUM="$$(scripts/chromium)" $(BIN)/python tools/screens.py
	$(BIN)/python -m tools.readme

wheel: $(VENV)/.ready
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

clean:
	rm -rf $(VENV) dist out build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# The stamps are made anew when the list of dependencies changes; the package itself is installed as a link to src/.
$(VENV)/.ready: pyproject.toml
	scripts/environment $(VENV) '.'
	@touch $@

$(VENV)/.ready-for-tests: pyproject.toml
	scripts/environment $(VENV) '.[dev]'
	@touch $(VENV)/.ready $@
