# Set-up, tests and checks. Python 3.11 or newer is all that a machine needs; uv is used if it is on
# PATH. `make` lists the targets.
#
# make test PYTHON=python3.12 VENV=.venv-3.12    another Python, in an environment of its own
# make test ARGS="-k screening -x"               more arguments for pytest
# make test COVERAGE=                            no coverage
# make test UV=                                  no uv, although it is there

PYTHON ?=
VENV ?= .venv
UV := $(shell command -v uv 2>/dev/null)
ARGS ?=
COVERAGE ?= --cov
# One worker a core; a file stays with one worker, as the examples of one document share their names.
PARALLEL := -n auto --maxprocesses 8 --dist loadfile

PYTHONS := $(or $(PYTHON),python3 python3.13 python3.12 python3.11 python)
EXTRAS := analysis,calendar,cli,fast,testing
LOWEST_EXTRAS := calendar,cli,fast,testing
LOWEST := $(VENV)-lowest
BIN := $(VENV)/bin

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PYTHONUTF8 := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test thorough mutants oracles bench lint format docs test-wheel test-lowest dev clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# --- environments -------------------------------------------------------------------------------
# One environment, filled in steps: no target waits for tools that it does not use. The stamps make
# each step happen once, until pyproject.toml or the constraints change.

# $(find_python) sets the shell variable $$python.
define find_python
python=""; \
for candidate in $(PYTHONS); do \
	if "$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
		python="$$candidate"; break; \
	fi; \
done; \
if [ -z "$$python" ]; then \
	echo "No Python 3.11 or newer among: $(PYTHONS)." >&2; \
	echo "Install one, or say where it is: make $(or $(MAKECMDGOALS),test) PYTHON=/path/to/python3" >&2; \
	exit 1; \
fi
endef

# $(call make_venv,directory,python): an empty environment.
# $(call install,directory,constraints,arguments): packages into it, at the pinned versions.
ifneq ($(UV),)
make_venv = "$(UV)" venv --quiet --allow-existing --python $(2) $(1)
install = "$(UV)" pip install --quiet --python $(1)/bin/python \
	--constraints $(2) --build-constraints constraints.txt $(3)
else
make_venv = { $(2) -m venv $(1) \
	&& $(1)/bin/python -m pip install --quiet --upgrade --constraint constraints.txt pip; }
install = $(1)/bin/python -m pip install --quiet \
	--constraint $(2) --build-constraint constraints.txt $(3)
endif

$(VENV)/.made:
	@$(find_python); \
	echo "Making $(VENV) with $$("$$python" --version) (once)"; \
	$(call make_venv,$(VENV),"$$python")
	@touch $@

$(VENV)/.test: $(VENV)/.made pyproject.toml constraints.txt
	@echo "Installing dialogue-core and the test tools into $(VENV)"
	@$(call install,$(VENV),constraints.txt,--editable ".[$(EXTRAS)]" --group test --group engines --group examples)
	@touch $@

$(VENV)/.lint: $(VENV)/.test
	@echo "Installing the linters and type checkers into $(VENV)"
	@$(call install,$(VENV),constraints.txt,--group lint)
	@touch $@

$(VENV)/.docs: $(VENV)/.test
	@echo "Installing the documentation tools into $(VENV)"
	@$(call install,$(VENV),constraints.txt,--group docs)
	@touch $@

$(VENV)/.bench: $(VENV)/.test
	@echo "Installing what the benchmarks compare with into $(VENV)"
	@$(call install,$(VENV),constraints.txt,--group bench)
	@touch $@

$(VENV)/.oracle: $(VENV)/.test
	@echo "Installing what the proofs are compared with into $(VENV)"
	@$(call install,$(VENV),constraints.txt,--group oracle)
	@touch $@

$(LOWEST)/.made:
	@$(find_python); \
	echo "Making $(LOWEST) with $$("$$python" --version) (once)"; \
	$(call make_venv,$(LOWEST),"$$python")
	@touch $@

$(LOWEST)/.test: $(LOWEST)/.made pyproject.toml constraints.txt constraints-lowest.txt
	@echo "Installing dialogue-core and its oldest allowed dependencies into $(LOWEST)"
	@$(call install,$(LOWEST),constraints-lowest.txt,--editable ".[$(LOWEST_EXTRAS)]" --group test)
	@touch $@

# --- what a person wants to see -----------------------------------------------------------------

demo: $(VENV)/.test ## the path of a plan, from its text to the report
	@$(BIN)/python examples/gia_nghia_2022.py

test: $(VENV)/.test ## all tests and every example in the documentation, with coverage
	@$(BIN)/python -m pytest $(PARALLEL) $(COVERAGE) $(ARGS)

thorough: $(VENV)/.test ## the tests with many more examples per property (minutes)
	@HYPOTHESIS_PROFILE=thorough $(BIN)/python -m pytest $(PARALLEL) $(ARGS)

mutants: $(VENV)/.test ## change every rule shipped in every small way, and see who notices (minutes)
	@$(BIN)/python tests/mutants.py

oracles: $(VENV)/.oracle ## compare with a solver and two engines on thousands of cases (minutes)
	@PYTHONPATH=tests $(BIN)/python -m oracles

bench: $(VENV)/.bench ## measure against peers in one run; ratios, never absolute times
	@$(BIN)/python benchmarks/run.py $(ARGS)

docs: $(VENV)/.docs ## the documentation as HTML, warnings being errors
	@$(BIN)/python -m sphinx --nitpicky --fail-on-warning --fresh-env --quiet -b html docs docs/_build/html
	@echo "Open docs/_build/html/index.html"

# --- checks -------------------------------------------------------------------------------------

lint: $(VENV)/.lint ## style, formatting, types (mypy and pyright) and the layers of modules
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/basedpyright --pythonpath $(BIN)/python
	$(BIN)/lint-imports

format: $(VENV)/.lint ## let ruff correct what it can, and format
	$(BIN)/ruff check --quiet --fix-only .
	$(BIN)/ruff format .

# In a directory with everything but src, so that only the wheel can be what is imported.
test-wheel: $(VENV)/.test ## build the wheel and run the tests against it
	@set -eu; \
	tmp=$$(mktemp -d); \
	trap 'rm -rf "$$tmp"' EXIT; \
	echo "Building the wheel, and installing it into a new environment"; \
	if [ -n "$(UV)" ]; then \
		"$(UV)" build --quiet --wheel --build-constraints constraints.txt --out-dir "$$tmp/dist"; \
	else \
		$(BIN)/python -m pip wheel --quiet --no-deps --build-constraint constraints.txt \
			--wheel-dir "$$tmp/dist" .; \
	fi; \
	$(call make_venv,"$$tmp/venv",$(BIN)/python); \
	wheel=$$(ls "$$tmp"/dist/*.whl); \
	$(call install,"$$tmp/venv",constraints.txt,"$$wheel[$(EXTRAS)]" --group test --group engines --group examples); \
	mkdir "$$tmp/checkout"; \
	cp -R conftest.py constraints-lowest.txt pyproject.toml README.md README.vi.md \
		docs examples tests "$$tmp/checkout"; \
	cd "$$tmp/checkout"; \
	rm -rf docs/_build; \
	"$$tmp/venv/bin/python" -c 'import dialogue_core as d; print("Testing", d.__file__)'; \
	"$$tmp/venv/bin/pytest" $(PARALLEL) $(ARGS)

test-lowest: $(LOWEST)/.test ## the tests on the oldest dependencies that pyproject.toml allows
	@$(LOWEST)/bin/python -m pytest $(PARALLEL) $(ARGS)

dev: $(VENV)/.lint $(VENV)/.docs ## set up everything for development

clean: ## remove environments, caches and everything built
	rm -rf .venv .venv-* $(VENV) $(LOWEST) build dist docs/_build htmlcov .coverage .coverage.*
	rm -rf .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
