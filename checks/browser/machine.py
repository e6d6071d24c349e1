"""The local machine, as `make run` starts it, on free ports and with nothing in it."""

import contextlib
import json
import math
import os
import re
import socket
import subprocess
import tempfile
import threading
import time
import urllib.error
import urllib.request

PATIENCE = 120


class Machine:
    """Where its pages are (`url`), and where those of another site are (`site`)."""

    def __init__(self, process, lines):
        self.process = process
        self._token, self._asked = "", -math.inf
        text = "".join(lines)
        self.url = re.search(r"^Ready: (\S+)$", text, re.M).group(1)
        self.site = re.search(r"^Site +(\S+?)/ ", text, re.M).group(1)

    def token(self):
        """An organiser's. It is good for an hour, and asking for it starts a program: once in half an hour will do."""
        if time.monotonic() - self._asked > 1800:
            self._token = subprocess.run(
                ["bin/ask", "nl.klankbord.local.Client", "token"],
                env={**os.environ, "PORT": self.url.rsplit(":", 1)[1]},
                capture_output=True,
                text=True,
                check=True,
            ).stdout.strip()
            self._asked = time.monotonic()
        return self._token

    def store_meeting(self, meeting, file):
        """Makes it, or replaces whichever stands there; nobody's calendar follows."""
        path = f"/v1/meetings/{meeting}"
        try:
            return self.api("PUT", path, file, {"if-none-match": "*"})
        except urllib.error.HTTPError as there:
            if there.code != 412:
                raise
        return self.api("PUT", path + "?calendars=keep", file, {"if-match": "*"})

    def api(self, method, path, body=None, headers=None):
        """Asks as an organiser, and gives the answer's JSON."""
        request = urllib.request.Request(
            self.url + path,
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"authorization": f"Bearer {self.token()}", "content-type": "application/json"} | (headers or {}),
        )
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@contextlib.contextmanager
def running(**settings):
    with tempfile.TemporaryDirectory(prefix="klankbord-browser-") as data:
        process = subprocess.Popen(
            ["bin/run"],
            env={**os.environ, "PORT": str(free_port()), "DATA": data, **settings},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        slow = threading.Timer(PATIENCE, process.kill)
        slow.start()
        lines = []
        try:
            for line in process.stdout:
                lines.append(line)
                if line.startswith("Ready: "):
                    break
            else:
                raise SystemExit("The machine does not start:\n" + "".join(lines))
            slow.cancel()
            # So that a full pipe never stops it.
            threading.Thread(target=process.stdout.read, daemon=True).start()
            yield Machine(process, lines)
        finally:
            slow.cancel()
            # Not an interrupt: what a shell starts in the background is deaf to it.
            process.terminate()
            process.wait(timeout=30)
