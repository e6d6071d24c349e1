"""A rehearsal of the restore: to a point in time, into a new table as AWS does it; then the own table is emptied and
filled from there, and the night must count what it counted before."""

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
        rows = items(system, copy)
        empty(system)
        expect("the rows in the emptied table", [], items(system, system.table))
        fill(system, rows)
    finally:
        system.dynamo.delete_table(TableName=copy)
    after = system.night_of_meeting(system.run_night())
    expect("what the night says", before, after)
    expect("the drift", {}, after["drift"])
    expect("the tally", tally, system.tally())
    expect("the summary", summary, read_summary(system))
    return f"{len(rows)} rows"


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


def empty(system):
    keys = [{"DeleteRequest": {"Key": {"pk": row["pk"], "sk": row["sk"]}}} for row in items(system, system.table)]
    write(system, keys)


def fill(system, rows):
    write(system, [{"PutRequest": {"Item": row}} for row in rows])


def write(system, requests):
    for start in range(0, len(requests), 25):
        left = {system.table: requests[start : start + 25]}
        while left:
            left = system.dynamo.batch_write_item(RequestItems=left)["UnprocessedItems"]
