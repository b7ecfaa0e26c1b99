# Every target sets up what it needs in .venv, from Python and this checkout alone.
#
#   make demo                  the whole line on the shipped samples, into ./demo
#   make test ARGS='-k pdf'    some of the tests
#   make PYTHON=python3.13 …   with another Python than the first python3 on the PATH

PYTHON ?= python3
ARGS ?=

BIN := .venv/bin
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check
# docopt, which num2words asks for, comes as source only: it is built with the pinned setuptools.
LOCKED := --require-hashes --no-build-isolation
UV := .tools/uv/bin/uv

# A stamp carries a checksum of what it stands for, so that set-up runs again only when that
# changes, whatever the files' times say. A virtual environment can't be moved, so its place counts.
sum = $(shell ($(1)) 2>/dev/null | cksum | cut -d ' ' -f 1)
RUN := .venv/run-$(call sum,pwd; $(PYTHON) -VV; cat requirements/build.txt requirements/run.txt)
SELF := .venv/self-$(call sum,pwd; cat pyproject.toml generator/_version.py)
DEV := .venv/dev-$(call sum,cat requirements/dev.txt)

.DEFAULT_GOAL := help
.PHONY: help demo test bench check format refresh wheel lock clean

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1	\2/p' Makefile | expand -t 18

demo: $(SELF) ## take every sample from JSON to a signed, verified bundle in ./demo
	@$(BIN)/naskah demo demo --force $(ARGS)

test: $(DEV) $(SELF) ## run the tests on all cores
	@$(BIN)/python -m pytest -n auto $(ARGS)

check: $(DEV) $(SELF) ## check format, lint, types, and that nothing derived is stale
	@$(BIN)/ruff format --check
	@$(BIN)/ruff check
	@$(BIN)/mypy
	@$(BIN)/naskah schema check schemas
	@$(BIN)/naskah template dump --check
	@$(BIN)/python tools/write_docs.py --check

format: $(DEV) ## format, and mend what the linter can mend by itself
	@$(BIN)/ruff check --fix-only
	@$(BIN)/ruff format

bench: $(DEV) $(SELF) ## measure every speed target beside its baseline: bench/RESULTS.md
	@$(BIN)/python bench/run.py $(ARGS)

refresh: $(SELF) ## write anew what is derived: schemas/, dumps of templates, docs/errors.md, docs/templates.md, samples/register-2026/
	@$(BIN)/naskah schema write schemas --force
	@$(BIN)/naskah template dump
	@$(BIN)/python tools/write_docs.py
	@$(BIN)/python tools/make_year.py --seed 7 --size 60 --year 2026 -o samples/register-2026

wheel: $(DEV) ## build dist/*.whl
	@$(BIN)/python -m build --wheel --no-isolation --outdir dist

lock: $(UV) ## choose versions anew within the ranges of pyproject.toml: requirements/
	@set -- pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade \
	  --no-emit-index-url --no-header --no-annotate && \
	$(UV) "$$@" --group build --group check --group test pyproject.toml -o requirements/dev.txt && \
	$(UV) "$$@" -c requirements/dev.txt pyproject.toml -o requirements/run.txt && \
	$(UV) "$$@" -c requirements/dev.txt --group build -o requirements/build.txt

clean: ## remove everything that is made here
	@rm -rf .venv .tools demo dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find generator tests tools -name __pycache__ -type d -exec rm -rf {} +

$(RUN):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11 ...")'
	@echo 'Setting up .venv ...'
	@$(PYTHON) -m venv --clear .venv
	@$(PIP) install $(LOCKED) -r requirements/build.txt
	@$(PIP) install $(LOCKED) -r requirements/run.txt
	@touch $@

$(SELF): $(RUN)
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@rm -f .venv/self-*
	@touch $@

$(DEV): $(RUN) | $(SELF)
	@echo 'Adding the tools for development ...'
	@$(PIP) install $(LOCKED) -r requirements/dev.txt
	@rm -f .venv/dev-*
	@touch $@

$(UV):
	@$(PYTHON) -m venv .tools/uv
	@.tools/uv/bin/python -m pip -qq --disable-pip-version-check install uv
