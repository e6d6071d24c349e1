"""How the walk tells what it does: one line a step, with its time, and a summary at the end."""

import time
import traceback


class Failed(Exception):
    """A step found something else than it should. The text says what was expected and what there was."""


class Skipped(Exception):
    """A step cannot be taken here. The text says why."""


class Report:
    def __init__(self):
        self.began = time.monotonic()
        self.counts = {"ok": 0, "FAILED": 0, "skipped": 0}

    def step(self, name, deed):
        """Runs `deed`; what it returns is said behind the name. A failure does not keep the next step from its turn."""
        began = time.monotonic()
        word, said = "ok", ""
        try:
            said = deed() or ""
        except Failed as failure:
            word, said = "FAILED", str(failure)
        except Skipped as skip:
            word, said = "skipped", f"because {skip}"
        except Exception as error:
            word, said = "FAILED", f"{type(error).__name__}: {error}"
            traceback.print_exc()
        self.counts[word] += 1
        print(f"{word:8}{time.monotonic() - began:6.1f} s  {name}{': ' if said else ''}{said}", flush=True)
        return word == "ok"

    def end(self):
        """The exit code."""
        passed, failed, skipped = self.counts.values()
        print(f"\n{passed} passed, {failed} failed, {skipped} skipped, in {time.monotonic() - self.began:.0f} s")
        return 1 if failed or not passed else 0


def expect(what, expected, got):
    if got != expected:
        raise Failed(f"{what} should be {expected!r}, and is {got!r}")


def expect_in(what, part, whole):
    if part not in whole:
        raise Failed(f"{what} should have {part!r}, and is {whole[:1000]!r}")


def wait_for(what, look, patience=60, every=0.3):
    """What `look` gives, as soon as it gives something."""
    end = time.monotonic() + patience
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() > end:
            raise Failed(f"{what} did not come within {patience} s")
        time.sleep(every)
