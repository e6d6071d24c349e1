"""Asks the deployed API, from outside. Redirects and refusals are answers like any other."""

import json
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass


@dataclass
class Answer:
    status: int
    headers: dict
    body: bytes

    @property
    def text(self):
        return self.body.decode()

    @property
    def json(self):
        return json.loads(self.body)


class StayHere(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


class HttpApi:
    def __init__(self, cloud, api_endpoint):
        """A stand-in gives an address that need not resolve: it goes into the Host header, which says which API."""
        self.base = (cloud and cloud.endpoint) or api_endpoint
        self.host = urllib.parse.urlsplit(api_endpoint).netloc
        self.opener = urllib.request.build_opener(StayHere)

    def ask(self, method, path, body=None, **headers):
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        request = urllib.request.Request(
            self.base + path, data=body, method=method, headers={"Host": self.host, **headers}
        )
        try:
            with self.opener.open(request, timeout=40) as answer:
                return Answer(answer.status, lower(answer.headers), answer.read())
        except urllib.error.HTTPError as answer:
            return Answer(answer.code, lower(answer.headers), answer.read())

    def get(self, path, token=None, **headers):
        return self.ask("GET", path, **bearer(token), **headers)

    def post_form(self, path, fields):
        body = urllib.parse.urlencode(fields, doseq=True).encode()
        return self.ask("POST", path, body, content_type="application/x-www-form-urlencoded", accept="text/html")

    def send_json(self, method, path, content, token=None, **headers):
        body = json.dumps(content).encode()
        return self.ask(method, path, body, content_type="application/json", **bearer(token), **headers)


def bearer(token):
    return {"authorization": f"Bearer {token}"} if token else {}


def lower(headers):
    return {name.lower(): value for name, value in headers.items()}
