"""Measures cold starts in rounds, so that whatever else the machine does slows all alike. Started by bin/bench-cold.

bench.py VARIABLES        VARIABLES: what a function needs to reach the running machine, as KEY=VALUE lines

RUNS (30) and MEMORY (512,1024,1769; in MB) make it smaller. It writes target/cold/runs.csv, and then the table and the
picture (report.py).
"""

import csv
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import machine
import report

HERE = Path(__file__).parent
WORK = Path("target/cold")
BASE = "klankbord/java25-lambda"
COLUMNS = ["memory", "variant", "handler", "round", "answer", "init", "cpu", "container"]

# Handler, class, event, status of the right answer.
HANDLERS = [
    ("hello", "nl.klankbord.cold.Hello", "SubmitRsvpFunction/json.json", 200),
    ("RSVP, form", "nl.klankbord.functions.SubmitRsvpFunction", "SubmitRsvpFunction/form.json", 303),
    ("RSVP, JSON", "nl.klankbord.functions.SubmitRsvpFunction", "SubmitRsvpFunction/json.json", 201),
    ("page", "nl.klankbord.functions.MeetingPageFunction", "MeetingPageFunction/meeting.json", 200),
    ("RSVP, JSON, rehearsed", "Primed", "SubmitRsvpFunction/json.json", 201),
    ("usual", "nl.klankbord.cold.Usual", "SubmitRsvpFunction/json.json", 201),
]
# Those that are not ours as deployed.
FOLDERS = {"hello": "hello", "usual": "usual", "RSVP, JSON, rehearsed": "primed"}


def candidates():
    for name, handler, event, status in HANDLERS:
        common = {"name": name, "event": f"events/{event}", "status": status}
        rie = {WORK / "rie": "/rie"}
        yield common | {
            "variant": "zip",
            "image": BASE,
            "command": ["/var/runtime/bootstrap", handler],
            "mounts": {**rie, WORK / FOLDERS.get(name, "ours"): "/var/task"},
        }
        if name in ("usual", "RSVP, JSON, rehearsed"):
            continue
        entry = json.loads(machine.docker("inspect", "--format", "{{json .Config.Entrypoint}}", report.IMAGE))
        # The runtime client looks for classes in the image's working folder too, which is the root.
        hello = {WORK / "hello/nl": "/nl"} if name == "hello" else {}
        yield common | {
            "variant": "image",
            "image": report.IMAGE,
            "command": [*entry, handler],
            "mounts": {**rie, **hello},
        }


def variables(file):
    """Those lines, with a door in the place of an address that only this machine reaches; and the doors."""
    gateway = machine.docker(
        "run", "--rm", "--add-host", "here:host-gateway", "--entrypoint", "/bin/cat", BASE, "/etc/hosts"
    )
    gateway = next(line.split()[0] for line in gateway.splitlines() if line.split()[-1] == "here")
    found = dict(line.split("=", 1) for line in Path(file).read_text().splitlines() if "=" in line)
    inner = str(urlsplit(found["AWS_ENDPOINT_URL_DYNAMODB"]).port)
    outer = machine.free_port(gateway)
    (WORK / "doors").write_text(json.dumps({inner: outer}))
    found["AWS_ENDPOINT_URL_DYNAMODB"] = f"http://{gateway}:{outer}"
    # As template.yaml has it, and as Lambda's own Java does without being told.
    found["AWS_LAMBDA_LOG_FORMAT"] = "JSON"
    doors = [sys.executable, str(HERE.parent / "sam/invoke.py"), "doors", str(WORK), gateway]
    return found, subprocess.Popen(doors)


def measure(file, runs, memories):
    environment, doors = variables(file)
    each = list(candidates())
    number = int(time.time()) % 100_000_000 * 10
    rows, before = [], time.time()
    try:
        # One round first that does not count: what was read from disk once is read faster.
        for one in range(-1, runs):
            for memory in memories:
                for candidate in each:
                    number += 1
                    took = machine.first_answer(candidate, memory, environment, number)
                    if one >= 0:
                        names = {"memory": memory, "variant": candidate["variant"], "handler": candidate["name"]}
                        rows.append(names | {"round": one} | {key: round(value, 1) for key, value in took.items()})
            left = (time.time() - before) / (one + 2) * (runs - one - 1)
            print(f"\rround {one + 1} of {runs}, {left / 60:.0f} min left ", end="", file=sys.stderr, flush=True)
    finally:
        doors.terminate()
        print(file=sys.stderr)
    with open(WORK / "runs.csv", "w", newline="", encoding="utf-8") as out:
        writer = csv.DictWriter(out, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    sizes = [int(size) for size in os.environ.get("MEMORY", "512,1024,1769").split(",")]
    measure(sys.argv[1], int(os.environ.get("RUNS", "30")), sizes)
    report.write(WORK)
