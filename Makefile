# Communiqué. `make run` opens it, `make test` tests it, `make help` lists the rest.

SHELL := /bin/sh
.DEFAULT_GOAL := help

# The first Python of at least 3.11; `make PYTHON=/path/to/python …` chooses another.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && command -v $$p && break; done)

BIN := .venv/bin
READY := .venv/.ready
SAMPLES = $(addprefix resources/samples/partnership/,belvara.txt corrund.md dunmarrow.docx estmere.txt)
SHARED ?= ../shared

# No screen: Qt draws into memory. Set QT_QPA_PLATFORM yourself to see the windows of the tests.
OFFSCREEN := QT_QPA_PLATFORM=$${QT_QPA_PLATFORM:-offscreen}

.PHONY: help setup run test check gold bench package screenshots clean

help: ## list what can be made
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1|\2/' | column -t -s '|' 2>/dev/null \
		|| grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST)

setup: $(READY) ## make .venv with the `communique` command in it

# Made anew when what is depended on changes.
$(READY): pyproject.toml
	@if [ -z "$(PYTHON)" ]; then \
		echo "Communiqué needs Python 3.11 or newer; here is $$(python3 --version 2>/dev/null || echo no Python). Install one, or say where it is: make PYTHON=/path/to/python3.11" >&2; \
		exit 1; \
	fi
	@echo "Setting up .venv (the first time takes a minute or two) …"
	@test -x $(BIN)/pip || $(PYTHON) -m venv --clear .venv || { rm -rf .venv; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

run: $(READY) ## open the window on the samples; without a screen, compare them here and write a report
	@if $(BIN)/python -m desktop.screen; then \
		exec $(BIN)/communique $(SAMPLES); \
	else \
		mkdir -p out && $(BIN)/communique compare $(SAMPLES) --export out/samples.html; \
	fi

test: $(READY) ## run all tests (no screen needed)
	@$(OFFSCREEN) $(BIN)/python tools/run_tests.py $(ARGS)

check: $(READY) ## format, lint, types, layers
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

gold: $(READY) ## score against what careful readers did (needs ../shared); ERRORS=1 shows the worst errors
	@$(BIN)/python bench/gold.py --shared $(SHARED) $(if $(ERRORS),--errors 20) $(ARGS)

bench: $(READY) ## measure time and memory, beside peers (needs ../shared for the large texts)
	@$(BIN)/python bench/load.py --shared $(SHARED) $(ARGS)
	@$(BIN)/python bench/read_forms.py
	@$(BIN)/python bench/peers.py --shared $(SHARED)
	@$(BIN)/python bench/time_alignment.py

package: $(READY) ## build the program that needs no Python: dist/communique/
	@$(BIN)/python tools/python_library.py
	@rm -rf build dist
	@$(BIN)/pyinstaller --noconfirm --log-level ERROR build.spec
	@echo "The program is dist/communique/communique ($$(du -sh dist/communique | cut -f1))."

screenshots: $(READY) ## take the pictures of docs/pictures from the real window
	@$(OFFSCREEN) $(BIN)/python tools/screenshots.py

clean: ## remove what was built; `make setup` makes .venv anew
	rm -rf build dist out .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
