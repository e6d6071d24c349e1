"""Lets Schemathesis loose on the local machine, with an organiser's token and a site that signs. See check."""

import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
sys.path.append(str(HERE.parent / "browser"))

import machine  # noqa: E402: it stands beside the check in a browser

SITE = "/v1/meetings/utrecht/sites/voorbeeld"
WEBHOOK = "/v1/meetings/utrecht/webhooks/planning"
RSVP = {
    "name": "Noor Visser",
    "email": "fatma@voorbeeld.example",
    "organisation": "Gemeente Ede",
    "organisationType": "municipality",
    "attending": True,
}


def prepare(system):
    """What requests can be about: somebody who comes, a summary, a site that signs, a webhook. Gives its names."""
    system.api("POST", "/v1/meetings/utrecht/rsvps", RSVP)
    system.api("POST", "/_local/nightly")
    system.api("PUT", WEBHOOK, {"url": "http://127.0.0.1:9/", "events": ["rsvp.accepted"]})
    return {
        "PERSON": system.api("GET", "/v1/meetings/utrecht/rsvps")["rsvps"][0]["person"],
        "DAY": system.api("GET", "/v1/meetings/utrecht/summaries")["summaries"][0]["date"],
        "SIGNING_SECRET": system.api("POST", SITE + "/secrets", {"use": "post"})["secret"],
        "TOKEN": system.token(),
    }


def main():
    with machine.running() as system:
        command = [
            str(pathlib.Path(sys.executable).parent / "st"),
            "--config-file",
            str(HERE / "schemathesis.toml"),
            "run",
            system.url + "/v1/openapi.json",
            "--url",
            system.url + "/v1",
            "--seed",
            os.environ.get("SEED", "20270424"),
            "--max-examples",
            os.environ.get("EXAMPLES", "20"),
            "--continue-on-failure",
            "--no-color",
        ]
        environment = {**os.environ, **prepare(system), "SCHEMATHESIS_HOOKS": "hooks", "PYTHONPATH": str(HERE)}
        return subprocess.run(command, env=environment, check=False).returncode


sys.exit(main())
