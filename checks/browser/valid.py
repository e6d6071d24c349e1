"""Every page that was seen, and its style, by the Nu validator (vnu-jar): one run for all of them."""

import json
import pathlib
import re
import shutil
import subprocess
import tempfile

JAR = ".cache/browser-npm/node_modules/vnu-jar/build/dist/vnu.jar"

# What the validator does not know yet, each with where it stands.
BEHIND = [
    # As published in @utrecht/page-header-css: an area's name in quotes, which browsers ignore.
    r"“grid-area”: “\"utrecht-header\"” is not a “grid-area” value",
]

# Each of these it must refuse.
WRONG = ["<!doctype html><html lang='en'><title>Wrong</title><p id='a'><p id='a'></b><table><p></table>"]


class Kept:
    """Pages as they were sent."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)

    def keep(self, name, text, ending="html"):
        (self.folder / f"{name}.{ending}").write_text(text)

    def count(self):
        return len(list(self.folder.iterdir()))

    def faults(self):
        return validated(self.folder)

    def finds(self, text):
        """Whether the validator says anything of it; called after all pages, so that it is none of them."""
        with tempfile.TemporaryDirectory() as folder:
            (pathlib.Path(folder) / "wrong.html").write_text(text)
            return bool(validated(folder))


def validated(folder):
    jdk = subprocess.run(["bin/jdk"], capture_output=True, text=True, check=True).stdout.strip()
    command = [f"{jdk}/bin/java", "-Xss4m", "-jar", JAR, "--format", "json", "--stdout", "--also-check-css"]
    said = subprocess.run([*command, str(folder)], capture_output=True, text=True, check=False).stdout
    found = []
    for message in json.loads(said)["messages"]:
        # What is no error and no warning is advice on style.
        if message["type"] == "info" and message.get("subType") != "warning":
            continue
        if any(re.search(behind, message["message"]) for behind in BEHIND):
            continue
        file = message.get("url", "").rsplit("/", 1)[-1]
        found.append(f"{file}, line {message.get('lastLine', '?')}: {message['message']}")
    return found
