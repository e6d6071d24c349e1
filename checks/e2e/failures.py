"""What goes wrong must end where somebody looks: the two failure queues."""

import json
import subprocess
from datetime import timedelta

from steps import expect, expect_in, wait_for
from system import MEETING

BROKEN = {"pk": {"S": f"MEETING#{MEETING}"}, "sk": {"S": "RSVP#broken"}}


def steps(system):
    return [
        ("a row that cannot be counted is handed back by the function", lambda: handed_back(system)),
        ("a failing record comes in the failure queue", lambda: record_in_queue(system)),
        ("a night that fails comes in the failure queue", lambda: night_in_queue(system)),
        ("nights from the queue are run three days late, the oldest first", lambda: nights_from_queue(system)),
    ]


def put_broken(system):
    """As a half-written RSVP, still to be counted; already expired, so that the night leaves it alone."""
    row = BROKEN | {"uncounted": {"BOOL": True}, "version": {"N": "1"}, "expiresAt": {"N": "1"}}
    system.dynamo.put_item(TableName=system.table, Item=row)
    return row


def remove_broken(system):
    system.dynamo.delete_item(TableName=system.table, Key=BROKEN)


def mapping(system):
    return system.lambdas.get_event_source_mapping(UUID=system.stack.the("AWS::Lambda::EventSourceMapping"))


def handed_back(system):
    row = put_broken(system)
    try:
        record = {"eventName": "INSERT", "eventSource": "aws:dynamodb"}
        record["dynamodb"] = {"Keys": BROKEN, "NewImage": row, "SequenceNumber": "100000000000000000001"}
        answer = system.lambdas.invoke(
            FunctionName=mapping(system)["FunctionArn"], Payload=json.dumps({"Records": [record]})
        )
        failed = json.loads(answer["Payload"].read())["batchItemFailures"]
        expect("what is handed back", [{"itemIdentifier": "100000000000000000001"}], failed)
    finally:
        remove_broken(system)


def record_in_queue(system):
    queue = system.stack.physical("CountFailures")
    mend = None if system.cloud.is_aws else cripple(system)
    put_broken(system)
    try:
        message = wait_for("a message in CountFailures", lambda: system.received(queue), patience(system), every=1)[0]
    finally:
        remove_broken(system)
        if mend:
            mend()
    expect("the stream in the message", mapping(system)["EventSourceArn"], message["DDBStreamBatchInfo"]["streamArn"])
    return message["requestContext"]["condition"] + (", of a function that fails whole" if mend else "")


def patience(system):
    return 400 if system.cloud.is_aws else 60


def cripple(system):
    """MiniStack takes a batch as done whatever `batchItemFailures` says, and hands a batch to the failure queue only
    when the function itself fails and the records are too old. So the function fails here, and records age fast. An
    alias would go on working: MiniStack limits only the function itself."""
    now = mapping(system)
    function = unqualified(now["FunctionArn"])
    system.lambdas.put_function_concurrency(FunctionName=function, ReservedConcurrentExecutions=0)
    system.lambdas.update_event_source_mapping(
        UUID=now["UUID"], FunctionName=function, MaximumRecordAgeInSeconds=1
    )

    def mend():
        system.lambdas.delete_function_concurrency(FunctionName=function)
        age = now.get("MaximumRecordAgeInSeconds", -1)
        system.lambdas.update_event_source_mapping(
            UUID=now["UUID"], FunctionName=now["FunctionArn"], MaximumRecordAgeInSeconds=age
        )

    return mend


def unqualified(arn):
    """Without the alias, if there is one."""
    return ":".join(arn.split(":")[:7])


def night_in_queue(system):
    queue = system.stack.physical("SummaryFailures")
    night = system.nightly
    if not system.cloud.is_aws:
        night = settings_of_alias(system, night)
    system.lambdas.invoke(FunctionName=night, InvocationType="Event", Payload=b'{"scheduledTime":"never"}')
    message = wait_for("a message in SummaryFailures", lambda: system.received(queue), patience(system), every=1)[0]
    expect("the event in the message", {"scheduledTime": "never"}, message["requestPayload"])
    expect_in("the reason", "The event must be", json.dumps(message["responsePayload"]))
    return message["requestContext"]["condition"]


def nights_from_queue(system):
    """One as the schedule leaves it, one as Lambda does; and one that fails again, and stays."""
    queue = system.stack.physical("SummaryFailures")
    due = [(system.now - timedelta(days=days)).isoformat().replace("+00:00", "Z") for days in (3, 2)]
    bodies = [{"requestPayload": {"scheduledTime": due[1]}}, {"scheduledTime": due[0]}, {"scheduledTime": "never"}]
    for body in bodies:
        system.sqs.send_message(QueueUrl=queue, MessageBody=json.dumps(body))
    done = subprocess.run(["bin/nights", queue, system.nightly], capture_output=True, text=True)
    said = done.stdout.splitlines()
    expect(f"what bin/nights said, with {done.stderr}", [f"{due[0]}: done", f"{due[1]}: done"], said[:2])
    expect("the exit code, as one night failed", 1, done.returncode)
    left = wait_for("the night that failed", lambda: system.received(queue))
    expect("what is left in the queue", [{"scheduledTime": "never"}], left)
    days = [one["date"] for one in system.api.get(f"/v1/meetings/{MEETING}/summaries", system.token).json["summaries"]]
    expect("the days with a summary, as a newer one had been", [system.day], days)


def settings_of_alias(system, night):
    """MiniStack knows where failures go only for the function itself: the settings of its alias are given to it."""
    alias, function = night.split(":")[7:], unqualified(night)
    if alias:
        kept = system.lambdas.get_function_event_invoke_config(FunctionName=function, Qualifier=alias[0])
        wanted = ("MaximumRetryAttempts", "MaximumEventAgeInSeconds", "DestinationConfig")
        settings = {name: kept[name] for name in wanted if name in kept}
        system.lambdas.put_function_event_invoke_config(FunctionName=function, **settings)
    return function
