"""A second machine on the first one's table, with something between them that can go away: what people see then."""

import contextlib
import http.client
import http.server
import threading
import urllib.parse
import urllib.request

import machine

MAIL = "/v2/email/"


class Between:
    """Passes on what a machine asks of DynamoDB, S3 and SES, unless `refuses` says no to its operation."""

    def __init__(self, places):
        self.places = places
        self.refuses = lambda operation: False

    def place(self, operation, path):
        if operation:
            return self.places["AWS_ENDPOINT_URL_DYNAMODB"]
        return self.places["AWS_ENDPOINT_URL_SESV2" if path.startswith(MAIL) else "AWS_ENDPOINT_URL_S3"]


def places_of(system):
    request = urllib.request.Request(system.url + "/_local/variables", method="POST", data=b"")
    with urllib.request.urlopen(request, timeout=10) as answer:
        return dict(line.split("=", 1) for line in answer.read().decode().splitlines() if "=" in line)


@contextlib.contextmanager
def between(system):
    it = Between(places_of(system))

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def pass_on(self):
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            operation = self.headers.get("x-amz-target", "").rpartition(".")[2]
            if self.path.startswith(MAIL + "identities") or (self.command == "PUT" and self.path.count("/") == 1):
                # The first machine's stand-ins are ready: there is nothing to make.
                self.answer(200, [], b"{}")
            elif it.refuses(operation):
                self.close_connection = True
            else:
                to = urllib.parse.urlsplit(it.place(operation, self.path))
                asked = http.client.HTTPConnection(to.hostname, to.port, timeout=30)
                asked.request(self.command, self.path, body, dict(self.headers))
                answer = asked.getresponse()
                self.answer(answer.status, answer.getheaders(), answer.read())
                asked.close()

        def answer(self, status, headers, body):
            self.send_response_only(status)
            for name, value in headers:
                if name.lower() not in ("content-length", "transfer-encoding", "connection"):
                    self.send_header(name, value)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = pass_on

        def log_message(self, *words):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        with machine.running(AWS_ENDPOINT_URL=f"http://127.0.0.1:{server.server_address[1]}") as second:
            second.between = it
            yield second
    finally:
        server.shutdown()


def is_there(visit):
    visit.system.between.refuses = lambda operation: False


def takes_no_writes(visit):
    writes = ("PutItem", "UpdateItem", "TransactWriteItems", "BatchWriteItem")
    visit.system.between.refuses = lambda operation: operation in writes


def is_away(visit):
    visit.system.between.refuses = bool
