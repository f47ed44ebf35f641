# The usual tasks by name; each is one command that can also be called by itself.
.PHONY: setup test check format docs release

setup:
	./setup

# Format check, build, tests, docs check.
test check:
	./test

format:
	swift format -i --recursive Package.swift Sources Tests

# Rewrites the generated references and catalogue tables; look at the difference, then commit it.
docs:
	python3 Tools/embed-catalog.py
	-RECORD=1 swift test --disable-xctest --filter RepositoryTests
	-RECORD=1 swift test --skip-build --disable-xctest --filter CommandTests

release:
	Tools/build-release
