"""Takes the rows of a table out, and puts them back.

rows.py export TABLE FILE   writes every row to FILE, one a line, in DynamoDB's own JSON; only its owner may read it
rows.py empty TABLE         deletes every row, after asking for the table's name
rows.py import TABLE FILE   puts every row of FILE in the table, in place of what has the same key

AWS_ENDPOINT_URL, AWS_PROFILE and AWS_REGION choose where, as everywhere.
"""

import json
import os
import sys
import time

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

AT_ONCE = 25  # the most that BatchWriteItem takes
dynamo = boto3.client("dynamodb", config=Config(retries={"mode": "adaptive", "max_attempts": 10}))


def rows(table, **only):
    for page in dynamo.get_paginator("scan").paginate(TableName=table, ConsistentRead=True, **only):
        yield from page["Items"]


def write(table, requests):
    """Sends requests in batches; what the table had no room for goes again, more slowly each time."""
    done, batch = 0, []

    def send():
        nonlocal done, batch
        rest, pause = {table: batch}, 0.05
        while rest:
            rest = dynamo.batch_write_item(RequestItems=rest).get("UnprocessedItems", {})
            if rest:
                time.sleep(pause)
                pause = min(pause * 2, 5)
        done += len(batch)
        batch = []
        print(f"\r{done} rows", end="", file=sys.stderr)

    for request in requests:
        batch.append(request)
        if len(batch) == AT_ONCE:
            send()
    if batch:
        send()
    print(f"\r{done} rows.", file=sys.stderr)


def export(table, file):
    # What is binary would need another form; the table holds texts, numbers, flags, lists and maps only.
    with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:
        count = 0
        for count, row in enumerate(rows(table), 1):
            out.write(json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n")
    print(f"{count} rows.", file=sys.stderr)


def empty(table):
    print(f"This deletes every row of {table}. Type its name to go on: ", end="", file=sys.stderr, flush=True)
    if sys.stdin.readline().strip() != table:
        sys.exit("Nothing was deleted.")
    keys = rows(table, ProjectionExpression="pk, sk")
    write(table, ({"DeleteRequest": {"Key": key}} for key in keys))


def put_back(table, file):
    with open(file, encoding="utf-8") as lines:
        write(table, ({"PutRequest": {"Item": json.loads(line)}} for line in lines))


try:
    match sys.argv[1:]:
        case ["export", table, file]:
            export(table, file)
        case ["empty", table]:
            empty(table)
        case ["import", table, file]:
            put_back(table, file)
        case _:
            sys.exit(__doc__)
except FileExistsError as error:
    sys.exit(f"{error.filename} is there already: move it away, or name another file.")
except (BotoCoreError, ClientError, OSError) as error:
    sys.exit(f"That did not work: {error}")
