# Everything a person does here, by name. The work is done by the scripts in bin/.
PORT ?= 8080
DATA ?= ./data
export PORT DATA MEETING WITHOUT STRIKE

.DEFAULT_GOAL := help
.PHONY: help run test token nightly recount demo invoke start-api e2e sign-in bench torture mutants fuzz coalitions coalitions-fit licences updates freeze bench-cold image format clean

help: ## shows this list
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' Makefile

run: ## starts everything on this machine (PORT=8080 DATA=./data); Ctrl-C stops it
	@exec bin/run

test: ## builds everything and runs all tests
	@exec bin/test

token: ## prints an organiser's token of the running machine
	@exec bin/ask nl.klankbord.local.Client token

nightly: ## runs the nightly summary now, on the running machine
	@exec bin/ask nl.klankbord.local.Client nightly

recount: ## rebuilds counts, seats and waiting lists on the running machine (MEETING=id WITHOUT=site STRIKE=yes)
	@exec bin/ask nl.klankbord.local.Client recount

demo: ## plays an example against the running machine
	@exec bin/ask nl.klankbord.local.Demo

invoke: ## runs every function in a container by sam local invoke, on the running machine
	@exec bin/invoke

start-api: ## serves the API from containers by sam local start-api, on the running machine (API_PORT=3000)
	@exec bin/start-api

e2e: ## deploys to an emulator of AWS and walks through it (TARGET=aws: to AWS)
	@exec bin/e2e

sign-in: ## signs an organiser in at a deployed stack (STACK=klankbord), prints a token
	@exec bin/sign-in

bench: ## measures
	@exec bin/bench

torture: ## plays 1,000 seeds of the history check, kills, and a sell-out (SEED=n: only that one, with its history)
	@exec bin/torture

mutants: ## changes the domain's code, one small thing at a time, and says which change no test noticed
	@exec bin/mutants

fuzz: ## sends 100,000 requests to the functions that nobody thought of (SEED=n: half of them again)
	@exec bin/fuzz

coalitions: ## groups the topics of a file (INPUT=topics.jsonl OUTPUT=groups.json)
	@exec bin/ask nl.klankbord.local.Coalitions "$(INPUT)" "$(OUTPUT)"

coalitions-fit: ## chooses anew by what coalitions are suggested, by cross-validation, and compares ways to do it
	@exec bin/tests-main nl.klankbord.coalition.Fit

licences: ## renews docs/licences.md after a library changed
	@./mvnw -q -B -DskipTests -pl shared,functions verify
	@exec checks/shipped.py --write

updates: ## shows which libraries, plugins and tools have newer versions
	@exec bin/updates

freeze: ## renews checks/*requirements.txt from the requirements.in beside it
	@exec bin/freeze
bench-cold: ## measures cold starts in containers (RUNS=30 MEMORY=512,1024,1769)
	@exec bin/bench-cold

image: ## builds the container image of the functions
	@exec bin/image

format: ## formats the Java code
	@exec ./mvnw -q -B spotless:apply

clean: ## removes what was built, not the data
	@exec ./mvnw -q -B clean
