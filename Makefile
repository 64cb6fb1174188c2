# make desk      environment, demo record, desk in the browser      DESK="--no-browser --port 9000" passes options
# make test      everything that must hold, real browser included   BROWSER=no leaves the browser out, and says so
# make check     the fast part: style, types, layers                make unit: the test suite alone
# make quality   how well everything is read, in one table, held against pinned floors; labelled data are sought in SHARED
# make quality-pin  raise the floors to the figures and put these into docs/quality.md; QUALITY=--allow-lower lowers them too
# make quality-full all documents of the large corpora
# make pictures  docs/screens and the status in README.md, from the program as it is
# make wheel     the package as it would be published, into dist/   make clean: all of the above undone

VENV   ?= .venv
BIN    := $(VENV)/bin
DESK   ?=
PYTEST ?=
QUALITY ?=
BROWSER ?= yes
SHARED ?= ../shared

.PHONY: help desk test check style types layers unit browser pictures wheel clean
.PHONY: quality quality-pin quality-full

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

# One thread a process: figures of time are those of one core.
quality quality-pin quality-full: export OMP_NUM_THREADS := 1
quality quality-pin quality-full: $(VENV)/.ready-for-quality
	$(BIN)/python -m tools.quality --shared $(SHARED) $(QUALITY_$@) $(QUALITY)
QUALITY_quality-pin  := --pin --page docs/quality.md
QUALITY_quality-full := --full

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

# The programs measured beside ours are wanted, not needed: the table says which are missing.
$(VENV)/.ready-for-quality: pyproject.toml
	scripts/environment $(VENV) '.[quality]' || scripts/environment $(VENV) '.'
	@touch $(VENV)/.ready $@

$(VENV)/.ready-for-tests: pyproject.toml
	scripts/environment $(VENV) '.[dev]'
	@touch $(VENV)/.ready $@
