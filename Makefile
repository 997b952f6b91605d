# The two commands are `make run` and `make test`; the others are parts of them.
.PHONY: run test check lint bench soak messages translations fresh clean

# Where `make run` listens: HOST=0.0.0.0 PORT=8001 make run

run: ; @scripts/run

test: ; @scripts/test

# Everything `make test` does but the journeys in a browser.
check: ; @scripts/test --without-journeys

# Format, lint, types, imports and spelling only: seconds, no tests.
lint: ; @scripts/venv dev && scripts/lint

# How fast, beside a bare floor, into test-results/benchmarks.md (`make bench SCENE=redlines`: one
# scene; `make bench FILE=act.txt` measures an act of yours too).
bench: ; @scripts/venv dev && .venv/bin/python -m benchmarks.run $(SCENE) $(if $(FILE),--file $(FILE))

# Many people saving at once against the real server, for a minute.
soak: ; @scripts/venv run && .venv/bin/python -m benchmarks.soak

# Collect new words of the interface into app/translations for translating.
messages: ; @scripts/venv dev && scripts/messages

# Prove that a fresh clone of what is committed runs and tests (`make fresh TESTS=no`: only runs).
fresh: ; @python3 scripts/check_fresh_clone.py

clean: ; @rm -rf .venv test-results .coverage .pytest_cache .mypy_cache .ruff_cache .hypothesis
