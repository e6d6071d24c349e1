"""What goes wrong must end where somebody looks: the two failure queues."""

import json

from steps import expect, expect_in, wait_for
from system import MEETING

BROKEN = {"pk": {"S": f"MEETING#{MEETING}"}, "sk": {"S": "RSVP#broken"}}


def steps(system):
    return [
        ("a row that cannot be counted is handed back by the function", lambda: handed_back(system)),
        ("a failing record comes in the failure queue", lambda: record_in_queue(system)),
        ("a night that fails comes in the failure queue", lambda: night_in_queue(system)),
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
    broken = not system.cloud.is_aws and cripple(system)
    put_broken(system)
    try:
        message = wait_for("a message in CountFailures", lambda: system.received(queue), patience=300, every=1)[0]
    finally:
        remove_broken(system)
        if broken:
            broken()
    expect("the stream in the message", mapping(system)["EventSourceArn"], message["DDBStreamBatchInfo"]["streamArn"])
    return message["requestContext"]["condition"] + (", by a function that fails whole" if broken else "")


def cripple(system):
    """MiniStack takes a batch as done whatever `batchItemFailures` says, and hands a batch to the failure queue only
    when the function itself fails and the records are too old. So the function fails here, and records age fast."""
    now = mapping(system)
    function = now["FunctionArn"]
    name = function.split(":function:")[1].split(":")[0]
    system.lambdas.put_function_concurrency(FunctionName=name, ReservedConcurrentExecutions=0)
    system.lambdas.update_event_source_mapping(UUID=now["UUID"], MaximumRecordAgeInSeconds=1)

    def mend():
        system.lambdas.delete_function_concurrency(FunctionName=name)
        system.lambdas.update_event_source_mapping(
            UUID=now["UUID"], MaximumRecordAgeInSeconds=now.get("MaximumRecordAgeInSeconds", -1)
        )

    return mend


def night_in_queue(system):
    queue = system.stack.physical("SummaryFailures")
    system.lambdas.invoke(FunctionName=system.nightly, InvocationType="Event", Payload=b'{"scheduledTime":"never"}')
    message = wait_for("a message in SummaryFailures", lambda: system.received(queue), patience=400, every=1)[0]
    expect("the event in the message", {"scheduledTime": "never"}, message["requestPayload"])
    expect_in("the reason", "The event must be", json.dumps(message["responsePayload"]))
    return message["requestContext"]["condition"]
