"""MiniStack on this machine: started, waited for, and ended with the containers of its functions."""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

STATE = Path(".cache/e2e")
PORT = 4577


class Emulator:
    def __init__(self):
        self.processes = []

    @property
    def url(self):
        return f"http://127.0.0.1:{PORT}"

    def start(self):
        STATE.mkdir(parents=True, exist_ok=True)
        end_leftovers()
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", PORT)) == 0:
                sys.exit(f"Port {PORT} is taken by something else than this script started: end that, then try again.")
        self.open_door()
        environment = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
        environment |= {"BIND_HOST": "127.0.0.1", "GATEWAY_PORT": str(PORT), "LAMBDA_EXECUTOR": "docker"}
        # Its doors for MQTT and SFTP would be open on every address.
        environment |= {"IOT_MTLS_ENABLED": "0", "SFTP_ENABLED": "0"}
        log = (STATE / "ministack.log").open("w")
        self.run([".cache/ministack/bin/ministack"], env=environment, stdout=log, stderr=log)
        for _ in range(240):
            if self.processes[-1].poll() is not None:
                break
            if answers(f"{self.url}/_ministack/health"):
                return
            time.sleep(0.25)
        sys.exit(f"MiniStack does not answer: read {STATE}/ministack.log.")

    def open_door(self):
        """Containers cannot reach 127.0.0.1: a port at this machine's address on their bridge leads there."""
        gateway = subprocess.run(["checks/sam/gateway"], check=True, capture_output=True, text=True).stdout.strip()
        folder = tempfile.mkdtemp(dir=STATE)
        Path(folder, "doors").write_text(json.dumps({str(PORT): PORT}), encoding="utf-8")
        self.run([sys.executable, "checks/sam/invoke.py", "doors", folder, gateway])

    def run(self, command, **options):
        # In a group of its own, so that Ctrl-C reaches it only after what it holds was cleaned up.
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, start_new_session=True, **options)
        self.processes.append(process)
        (STATE / "processes").write_text("\n".join(f"{one.pid}" for one in self.processes), encoding="utf-8")

    def stop(self):
        for process in reversed(self.processes):
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        (STATE / "processes").unlink(missing_ok=True)
        remove_containers()


def complaints():
    """What MiniStack warned of last: where to begin when a step went wrong on a machine whose files nobody can read."""
    log = STATE / "ministack.log"
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines() if log.exists() else []
    warned = [line for line in lines if any(word in line for word in (" WARNING ", " ERROR ", '"ERROR"', "timed out"))]
    # One for each function of fifty, each time, and of no consequence.
    return [line for line in warned if "TracingConfig" not in line][-40:]


def answers(url):
    try:
        with urllib.request.urlopen(url, timeout=5):
            return True
    except OSError:
        return False


def end_leftovers():
    """What an earlier run could not end itself, because it was killed."""
    noted = STATE / "processes"
    for number in noted.read_text(encoding="utf-8").split() if noted.exists() else []:
        command = Path(f"/proc/{number}/cmdline")
        if command.exists() and any(word in command.read_text() for word in ("ministack", "checks/sam/invoke.py")):
            os.kill(int(number), signal.SIGTERM)
            for _ in range(40):
                if not command.exists():
                    break
                time.sleep(0.25)
    remove_containers()


def remove_containers():
    """Only those that MiniStack on our own port marked as its own."""
    label = f"label=ministack.instance={socket.gethostname()}:{PORT}"
    found = subprocess.run(["docker", "ps", "-aq", "--filter", label], capture_output=True, text=True).stdout.split()
    if found:
        subprocess.run(["docker", "rm", "--force", *found], stdout=subprocess.DEVNULL, check=False)
