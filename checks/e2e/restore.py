"""A rehearsal of the restore: to a point in time, into a new table as AWS does it; then the own table is emptied and
filled from there, and the night must count what it counted before."""

import subprocess
import tempfile
from datetime import datetime, timezone

from steps import expect, wait_for
from system import MEETING


def steps(system):
    return [("restore: the table emptied, filled again, and the recount is equal", lambda: rehearse(system))]


def rehearse(system):
    before = system.night_of_meeting(system.run_night())
    tally, summary = system.tally(), read_summary(system)
    changed = datetime.now(timezone.utc)
    copy = f"{system.table}-restored"
    if system.cloud.is_aws:
        wait_for("the moment of the last change in the backup", lambda: is_kept(system, changed), patience=1200, every=15)
    system.dynamo.restore_table_to_point_in_time(
        SourceTableName=system.table, TargetTableName=copy, UseLatestRestorableTime=True
    )
    try:
        wait_for("the restored table", lambda: status(system, copy) == "ACTIVE", patience=3600, every=1)
        with tempfile.TemporaryDirectory() as folder:
            file = f"{folder}/rows.jsonl"
            rows("export", copy, file)
            count = len(open(file, encoding="utf-8").readlines())
            rows("empty", system.table, typed=system.table + "\n")
            expect("the rows in the emptied table", [], items(system, system.table))
            rows("import", system.table, file)
    finally:
        system.dynamo.delete_table(TableName=copy)
    after = system.night_of_meeting(system.run_night())
    expect("what the night says", before, after)
    expect("the drift", {}, after["recount"]["drift"])
    expect("the tally", tally, system.tally())
    expect("the summary", summary, read_summary(system))
    return f"{count} rows, by bin/rows"


def is_kept(system, changed):
    """AWS can go back to about five minutes ago: the changes that were made just now are in it later."""
    backups = system.dynamo.describe_continuous_backups(TableName=system.table)["ContinuousBackupsDescription"]
    return backups["PointInTimeRecoveryDescription"]["LatestRestorableDateTime"] > changed


def status(system, table):
    return system.dynamo.describe_table(TableName=table)["Table"]["TableStatus"]


def read_summary(system):
    return system.api.get(f"/v1/meetings/{MEETING}/summaries/{system.day}", system.token, accept="application/json").json


def items(system, table):
    pages = system.dynamo.get_paginator("scan").paginate(TableName=table, ConsistentRead=True)
    return [item for page in pages for item in page["Items"]]


def rows(*command, typed=""):
    """`bin/rows`, as an operator runs it."""
    done = subprocess.run(["bin/rows", *command], input=typed, capture_output=True, text=True)
    expect(f"the exit code of bin/rows {command[0]}, which said: {done.stderr}", 0, done.returncode)
