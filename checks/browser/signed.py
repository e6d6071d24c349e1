"""Posts a batch signed by another implementation of Standard Webhooks than ours."""

import datetime
import json
import urllib.error
import urllib.request

from standardwebhooks.webhooks import Webhook

SITE = "/v1/meetings/utrecht/sites/voorbeeld"
SUBMISSIONS = "/v1/meetings/utrecht/submissions"

# https://github.com/standard-webhooks/standard-webhooks/blob/main/libraries/python/tests/test_webhooks.py
PUBLISHED = {
    "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    "id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "timestamp": 1614265330,
    "body": '{"test": 2432232314}',
    "signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
}


def published_vector_holds():
    """That the other implementation is one of the same scheme."""
    at = datetime.datetime.fromtimestamp(PUBLISHED["timestamp"], datetime.timezone.utc)
    return Webhook(PUBLISHED["secret"]).sign(PUBLISHED["id"], at, PUBLISHED["body"]) == PUBLISHED["signature"]


def person(number, **more):
    return {
        "name": "Noor Visser",
        "email": f"batch-{number}@ede.example",
        "organisation": "Gemeente Ede, Súdwest",
        "organisationType": "municipality",
        **more,
    }


def batch(size):
    submissions = [{"rsvp": person(number, attending=False)} for number in range(size - 1)]
    topic = person(size, theme="Loten", text="Wij lootten; ik vertel wat bleef.", intent="present")
    return json.dumps({"submissions": [*submissions, {"topic": topic}]}, ensure_ascii=False)


def post(system, secret, batch_id, body):
    """The status and the answer."""
    now = datetime.datetime.now(datetime.timezone.utc)
    request = urllib.request.Request(
        system.url + SUBMISSIONS,
        data=body.encode(),
        headers={
            "content-type": "application/json",
            "site": "voorbeeld",
            "webhook-id": batch_id,
            "webhook-timestamp": str(int(now.timestamp())),
            "webhook-signature": Webhook(secret).sign(batch_id, now, body),
        },
    )
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as refused:
        return refused.code, json.load(refused)
