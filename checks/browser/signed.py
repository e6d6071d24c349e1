"""Posts a batch signed by another implementation of Standard Webhooks than ours."""

import contextlib
import datetime
import http.server
import json
import threading
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


class Listener:
    """A system that hears of a meeting's events, and checks each with another implementation than the one that signed."""

    def __init__(self, port):
        self.url = f"http://127.0.0.1:{port}/hook"
        self.heard = []

    def verified(self, secret):
        """The events, as the other implementation reads them; it raises where a signature is not right."""
        return [Webhook(secret).verify(body, headers) for body, headers in self.heard]


@contextlib.contextmanager
def listening():
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["content-length"]))
            listener.heard.append((body, {name.lower(): value for name, value in self.headers.items()}))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *words):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    listener = Listener(server.server_address[1])
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield listener
    finally:
        server.shutdown()
