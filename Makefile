# Every target sets up .venv by itself and is quick when that is done. The exact versions are in requirements.lock.

.DEFAULT_GOAL := help
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory

VENV := .venv
BIN := $(VENV)/bin
RUN := $(BIN)/python
PIP := $(RUN) -m pip --disable-pip-version-check -qq
WORKERS ?= auto

.PHONY: help play test test-cluster check format bench validate docs outputs scenes lock clean

help: ## say what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

play: $(VENV)/play.done ## play the founding scene, and write a report on it
	@$(BIN)/inscape play quarters --out quarters.run
	@$(BIN)/inscape report quarters.run --out quarters.html > /dev/null
	@echo "  quarters.html has what nobody said, what each of them felt, and why. Open it in a browser."

test: $(VENV)/test.done ## run every test, those of the pages too
	@$(RUN) -m pytest -n $(WORKERS) --dist worksteal

test-cluster: $(VENV)/cluster.done ## sweep on a Ray of several nodes on this machine, and lose a worker and a node
	@$(RUN) -m pytest tests/sweep/cluster.py

check: $(VENV)/test.done ## lint, format, strict types, import direction
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: $(VENV)/test.done ## put the code in order
	@$(BIN)/ruff check --fix-only .
	@$(BIN)/ruff format .

bench: $(VENV)/bench.done ## measure speed and memory against the limits
	@$(RUN) -m benchmarks
	@$(RUN) -m benchmarks.many

validate: $(VENV)/validate.done ## hold the mind to human data, if it is here, and write docs/study/evidence.md
	@$(BIN)/inscape validate

docs: $(VENV)/docs.done ## build the site into docs/_build/html; a broken link is an error
	@$(RUN) -m sphinx --fail-on-warning --keep-going -q -b html docs docs/_build/html
	@echo "docs/_build/html/index.html"

outputs: $(VENV)/test.done ## run and draw what the pages show, and write down what came out
	@$(RUN) -m tools.constants
	@$(RUN) -m tools.reference
	@$(RUN) -m tools.pages
	@$(RUN) -m tools.figures

scenes: $(VENV)/test.done ## play every shipped scene and twin in 200 worlds: what was expected, what was measured, the verdict
	@$(RUN) -m tools.trials

lock: ## take the newest versions that go together, and write them down
	@bash tools/lock.sh

clean: ## remove what was made, the environment too
	@rm -rf $(VENV) quarters.run quarters.html docs/_build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# What each target needs, installed into one environment; a smaller set comes with a larger one.
$(VENV)/play.done: NEEDS := .[draw]
$(VENV)/test.done: NEEDS := .[many,draw,watch,evidence,test]
$(VENV)/validate.done: NEEDS := .[many,evidence]
$(VENV)/cluster.done: NEEDS := .[many,draw,test,cluster]
$(VENV)/docs.done: NEEDS := .[draw,docs]
$(VENV)/bench.done: NEEDS := .[many,draw,bench]

$(VENV)/%.done: pyproject.toml requirements.lock
	@bash tools/venv.sh $(VENV)
	@echo "setting up $(VENV): $(NEEDS)" >&2
	@$(PIP) install --constraint requirements.lock --editable '$(NEEDS)'
	@touch $(VENV)/play.done $@
