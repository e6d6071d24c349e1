"""`make run AWS_ENDPOINT_URL=…`: the local machine with the stand-in's DynamoDB, S3 and SES in place of its own."""

import json
import os
import subprocess
import tempfile
import uuid

from http_api import HttpApi
from steps import Failed, expect, expect_in, wait_for
from system import MEETING
from walk import RSVP

PLANNER = "planner-of-the-machine@klankbord.example"


def steps(system):
    return [("make run on the stand-in's DynamoDB, S3 and SES", lambda: run(system))]


def run(system):
    with tempfile.TemporaryDirectory() as data:
        environment = os.environ | {"PORT": "0", "DATA": data, "AWS_ENDPOINT_URL": system.cloud.endpoint}
        # It makes place for Java, so that ending it ends the machine.
        machine = subprocess.Popen(["bin/run"], env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        try:
            use(system, HttpApi(None, ready(machine)))
        finally:
            machine.terminate()
            machine.communicate(timeout=30)


def ready(machine):
    said = []
    for line in machine.stdout:
        said.append(line)
        if line.startswith("Ready: "):
            return line.removeprefix("Ready: ").strip()
    raise Failed(f"make run ended: {''.join(said)}")


def use(system, api):
    token = api.ask("POST", "/_local/token").text.strip()
    meeting = system.meeting() | {"planners": [{"email": PLANNER}]}
    url = f"/v1/meetings/{MEETING}"
    expect("the status of the meeting", 201, api.send_json("PUT", url, meeting, token, if_none_match="*").status)
    rsvp = api.send_json("POST", f"{url}/rsvps", RSVP, idempotency_key=uuid.uuid4().hex)
    expect("the status of the RSVP", 201, rsvp.status)
    counted = {"accepted": 2}
    wait_for("the tally", lambda: api.get(f"{url}/tally", token).json["tally"].get("people") == counted)
    expect("the status of the night", 200, api.ask("POST", "/_local/nightly").status)

    rows = system.dynamo.scan(TableName="klankbord")["Items"]
    expect("whether the row is in the stand-in's table", True, RSVP["email"] in json.dumps(rows))
    files = system.cloud.client("s3").list_objects_v2(Bucket="summaries").get("Contents", [])
    expect_in("the files in the stand-in's bucket", f"summaries/{MEETING}/", json.dumps([one["Key"] for one in files]))
    expect("the mails in the stand-in's SES", 1, len([mail for mail in system.cloud.mails() if PLANNER in mail]))
