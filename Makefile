# The commands of the project. `make` alone lists them.

PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
MLFLOW := $(VENV)-mlflow
INSTALL = $(BIN)/python -m pip install --disable-pip-version-check
PYTEST  = $(BIN)/python -m pytest
# Tests go to several processes, and to one that has none left while another still has many.
SIDE_BY_SIDE = --numprocesses logical --maxprocesses 8 --dist worksteal
# Lists the files with tests of one kind, by what marks them: to collect all the others takes longer than some of these.
FILES_WITH = grep -rlE --include='test_*.py' --exclude-dir=node_modules

.DEFAULT_GOAL := help
.PHONY: help run check test lint controls claims bench lock clean chromium browsers
.DELETE_ON_ERROR:

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(VENV)/.runtime ## Install what is missing and start the dashboard (options: ARGS="--server.port 8600")
	$(BIN)/python -m streamlit run app.py $(ARGS)

check: $(VENV)/.development lint ## Check format, style and types, and run the tests that take no time: a verdict within a minute
	$(PYTEST) $(SIDE_BY_SIDE) --hypothesis-profile=quick -m "not (browser or cluster or mlflow or long or trains)"

# A browser and a cluster are tested alone, as both look at the clock; one that found the machine too busy is tried once
# more, and named. MLflow is tested where it is installed.
test: $(VENV)/.development $(MLFLOW)/.installed browsers lint ## Run every check and every test, in real browsers too (options: ARGS="-k dense"; of MLflow ARGS="-m mlflow -k sweep")
ifdef ARGS
	$(if $(findstring -m mlflow,$(ARGS)),$(MLFLOW)/bin/python -m pytest,$(PYTEST)) $(ARGS)
else
	$(PYTEST) $(SIDE_BY_SIDE) -m "not (browser or cluster or mlflow)"
	$(PYTEST) -p rerunfailures --reruns 1 -raR -m "browser or cluster" tests/browser $$($(FILES_WITH) 'mark\.cluster' tests)
	$(MLFLOW)/bin/python -m pytest -m mlflow $$($(FILES_WITH) 'mark\.mlflow|IN_MLFLOW' tests)
endif

lint: $(VENV)/.development $(VENV)/.javascript ## Check format, style and types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/hadolint Dockerfile
	$(BIN)/python tests/javascript/node.py lint

controls: $(VENV)/.runtime ## Write docs/controls.md anew, from what the program declares of each setting
	$(BIN)/python -m playground.settings.table docs/controls.md

claims: $(VENV)/.runtime ## Try every lesson's claim with 20 seeds, as far as that has not been done with the present program, and write docs/claims.md
	$(BIN)/python -m playground claims

bench: $(VENV)/.peers chromium ## Measure training beside its peers, its scale, many seeds, sweeps, and the app in a browser (options: ARGS="scale --quick")
	$(BIN)/python -m benchmarks $(ARGS)

# Pins made by the oldest Python we support exist for that Python and for the newer ones.
lock: ## Pin the newest allowed versions anew in requirements.lock (needs Python 3.11)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || \
		{ echo 'make lock needs Python 3.11, the oldest supported: try make lock PYTHON=python3.11' >&2; exit 1; }
	$(PYTHON) -m venv --clear .venv-lock
	.venv-lock/bin/python -m pip install --disable-pip-version-check --only-binary :all: -r requirements-dev.txt
	.venv-lock/bin/python -m pip freeze > requirements.lock
	rm -rf .venv-lock

clean: ## Remove the environment and everything generated
	rm -rf $(VENV) $(MLFLOW) .venv-lock .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	rm -rf tests/browser/artifacts benchmarks/results benchmarks/peers/convnetjs/node_modules tests/javascript/node_modules
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

chromium: $(VENV)/.development
	@$(BIN)/python tests/browser/programs.py chromium

# Two browsers, and the proxy before a server that others can reach.
browsers: $(VENV)/.development
	@$(BIN)/python tests/browser/programs.py

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo 'Python 3.11 or newer is needed, and $(PYTHON) is not: try make PYTHON=python3.13' >&2; exit 1; }
	$(PYTHON) -m venv --clear $(VENV) || { rm -rf $(VENV); exit 1; }

# The pinned versions are the tested ones. Where one of them does not exist for this Python or this machine,
# the newest versions within the ranges are installed instead, rather than none.
$(VENV)/.runtime: requirements.txt requirements.lock $(BIN)/python
	$(INSTALL) --only-binary :all: -c requirements.lock -r requirements.txt || \
		{ echo 'The pinned versions cannot be installed here: trying the newest allowed ones.' >&2; \
		$(INSTALL) --prefer-binary -r requirements.txt; }
	@touch $@

$(VENV)/.development: requirements-dev.txt requirements-dask.txt requirements.txt requirements.lock $(BIN)/python
	$(INSTALL) --only-binary :all: -c requirements.lock -r requirements-dev.txt || \
		{ echo 'The pinned versions cannot be installed here: trying the newest allowed ones.' >&2; \
		$(INSTALL) --prefer-binary -r requirements-dev.txt; }
	@touch $@ $(VENV)/.runtime

# MLflow wants older versions of what Streamlit brings: an environment of its own has these, and all else from the other.
$(MLFLOW)/.installed: tests/export/tracking/requirements.txt requirements-mlflow.txt $(VENV)/.development
	$(BIN)/python -m venv --clear --without-pip $(MLFLOW)
	$(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))' > \
		"$$($(MLFLOW)/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/development.pth"
	$(BIN)/python -m pip --python $(MLFLOW)/bin/python install --disable-pip-version-check --prefer-binary \
		-r tests/export/tracking/requirements.txt
	@touch $@

# What checks the stage's scripts. Its Node came with the packages for Python; the dashboard needs none of it.
$(VENV)/.javascript: tests/javascript/package-lock.json $(VENV)/.development
	$(BIN)/python tests/javascript/node.py install
	@touch $@

# The peers that training is measured beside, and what draws the charts; nothing else needs them.
$(VENV)/.peers: requirements-bench.txt benchmarks/peers/convnetjs/package-lock.json $(VENV)/.development
	$(INSTALL) -r requirements-bench.txt
	@if command -v npm >/dev/null; then cd benchmarks/peers/convnetjs && npm ci --no-audit --no-fund; \
		else echo 'There is no npm here: training is measured without ConvNetJS.' >&2; fi
	@touch $@
