# Every command sets itself up on first use: `make demo` and `make test` need only Python 3.11+, venv and make.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
# Compiled code is kept, whatever the machine says: the tests start Python a dozen times.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo run test check format lock bench clean

demo: $(READY)
	@$(BIN)/habarshy demo $(ARGS)

run: $(READY)
	@test -f config.toml || { echo "There is no config.toml yet: copy config.example.toml to config.toml and put the bot's token into it."; exit 1; }
	@$(BIN)/habarshy run --config config.toml

test: $(READY)
	$(BIN)/pytest

check: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(MAKE) --no-print-directory test

format: $(READY)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(READY)
	$(BIN)/python -m benchmarks

lock: $(READY)                # needs uv; rewrites the pins from pyproject.toml
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet -o requirements.lock

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(READY): requirements.lock pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "Habarshy needs Python 3.11 or newer, and no $(PYTHON) was found: install it, or say PYTHON=/path/to/python."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Habarshy needs Python 3.11 or newer; this is $$($(PYTHON) --version). Say PYTHON=python3.11 if you have it under another name."; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "Python's venv module is missing: install it (on Debian and Ubuntu: apt install python3-venv)."; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@
