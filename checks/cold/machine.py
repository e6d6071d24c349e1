"""Starts fresh containers the way Lambda starts a function, and times their first answer.

Each container holds AWS's runtime interface emulator and one function. The emulator starts Java at the first event,
so the clock runs from there: process start, INIT, the handler, the answer. The container's own start is timed apart.
"""

import base64
import hmac
import http.client
import json
import re
import socket
import subprocess
import time
from pathlib import Path
from urllib.parse import urlencode, parse_qsl

# Lambda gives one whole vCPU at 1769 MB, and in proportion below and above. It hands CPU out in periods of 20 ms.
MB_OF_ONE_CPU = 1769
PERIOD_MICROS = 20_000


def docker(*words):
    done = subprocess.run(["docker", *words], capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"docker {words[0]} failed: {done.stderr.strip()}")
    return done.stdout.strip()


def form_key(site_key, number):
    """As FormKeys makes one, of a form that was shown a minute ago."""
    claims = f"{number:016d}{int(time.time()) - 60:08x}"
    seal = hmac.digest(site_key.encode(), b"shown\0" + claims.encode(), "sha256")
    return claims + base64.urlsafe_b64encode(seal).decode()[:22]


def event(file, number, site_key):
    """The event of a file; a submission gets an address and a key of its own, so that it is stored as new."""
    event = json.loads(Path(file).read_text(encoding="utf-8"))
    address, key = f"cold-{number}@example.org", f"cold-start-number-{number:09d}"
    body = event.get("body", "")
    if event.get("isBase64Encoded"):
        fields = dict(email=address, submission=form_key(site_key, number))
        typed = parse_qsl(base64.b64decode(body).decode(), keep_blank_values=True)
        body = urlencode([(name, fields.get(name, value)) for name, value in typed])
        event["body"] = base64.b64encode(body.encode()).decode()
    elif body:
        event["body"] = json.dumps({**json.loads(body), "email": address}, ensure_ascii=False)
        event["headers"]["idempotency-key"] = f'"{key}"'
    return json.dumps(event, ensure_ascii=False).encode()


def first_answer(candidate, memory, variables, number):
    """Milliseconds of one cold start: `answer` in all, of which `init`; `cpu` used; `container` before all that."""
    words = ["--memory", f"{memory}m", "--cpu-period", str(PERIOD_MICROS)]
    words += ["--cpu-quota", str(round(PERIOD_MICROS * memory / MB_OF_ONE_CPU))]
    for name, value in {**variables, **candidate.get("variables", {})}.items():
        words += ["--env", f"{name}={value}"]
    words += ["--env", f"AWS_LAMBDA_FUNCTION_MEMORY_SIZE={memory}"]
    for outer, inner in candidate["mounts"].items():
        words += ["--volume", f"{Path(outer).resolve()}:{inner}:ro"]
    words += ["--entrypoint", "/rie", candidate["image"], *candidate["command"]]
    container = docker("create", *words)
    try:
        before = time.perf_counter()
        docker("start", container)
        address = docker("inspect", "--format", "{{.NetworkSettings.IPAddress}}", container)
        wait_for(address)
        started = time.perf_counter()
        status = invoke(address, event(candidate["event"], number, variables["SITE_KEY"]))
        answered = time.perf_counter()
        cpu = int(Path(f"/sys/fs/cgroup/cpuacct/docker/{container}/cpuacct.usage").read_text()) / 1e6
        log = subprocess.run(["docker", "logs", container], capture_output=True, text=True)
    finally:
        docker("rm", "--force", "--volumes", container)
    said = log.stdout + log.stderr
    if status != candidate["status"]:
        raise SystemExit(f"{candidate['name']} answered {status} instead of {candidate['status']}:\n{said}")
    init = re.search(r"INIT REPORT\(durationMs: ([0-9.]+)\)", said)
    return {
        "answer": (answered - started) * 1000,
        "init": float(init.group(1)),
        "cpu": cpu,
        "container": (started - before) * 1000,
    }


def wait_for(address):
    for _ in range(2000):
        try:
            socket.create_connection((address, 8080), timeout=1).close()
            return
        except OSError:
            time.sleep(0.005)
    raise SystemExit(f"The emulator at {address} does not answer; read `docker logs`.")


def invoke(address, body):
    connection = http.client.HTTPConnection(address, 8080, timeout=60)
    connection.request("POST", "/2015-03-31/functions/function/invocations", body)
    said = connection.getresponse().read().decode()
    try:
        answer = json.loads(said)
    except json.JSONDecodeError:
        return said or "nothing"
    return answer.get("statusCode", answer.get("errorType"))


def free_port(address):
    with socket.socket() as probe:
        probe.bind((address, 0))
        return probe.getsockname()[1]
