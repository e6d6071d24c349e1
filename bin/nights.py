"""Runs the nights that were given up, the oldest first, and deletes the message of each that goes well.

nights.py QUEUE-URL FUNCTION

The queue holds two kinds of message: the event itself, when the schedule could not hand it over, and Lambda's record of
a call that failed, with the event in it. What fails again stays in the queue. Running a night twice does no harm.

AWS_ENDPOINT_URL, AWS_PROFILE and AWS_REGION choose where, as everywhere.
"""

import json
import sys

import boto3
from botocore.config import Config

PATIENCE = 910  # seconds; the function has fifteen minutes
sqs = boto3.client("sqs")
functions = boto3.client("lambda", config=Config(read_timeout=PATIENCE, retries={"total_max_attempts": 1}))


def waiting(queue):
    """Every message, held back from others for as long as one night may take."""
    found = {}
    while True:
        answer = sqs.receive_message(
            QueueUrl=queue, MaxNumberOfMessages=10, VisibilityTimeout=PATIENCE, WaitTimeSeconds=1
        )
        if not answer.get("Messages"):
            return list(found.values())
        found |= {message["MessageId"]: message for message in answer["Messages"]}


def event(message):
    body = json.loads(message["Body"])
    return body.get("requestPayload", body)


def due(message):
    return str(event(message).get("scheduledTime", ""))


def run(function, night):
    """What went wrong, or nothing. Lambda answers 200 also when the function fails."""
    answer = functions.invoke(FunctionName=function, Payload=json.dumps(night))
    said = answer["Payload"].read().decode()
    return said if "FunctionError" in answer else None


def main(queue, function):
    left = 0
    for message in sorted(waiting(queue), key=due):
        wrong = run(function, event(message))
        if wrong:
            left += 1
            sqs.change_message_visibility(
                QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"], VisibilityTimeout=0
            )
        else:
            sqs.delete_message(QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"])
        print(f"{due(message)}: {wrong or 'done'}", flush=True)
    return 1 if left else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
