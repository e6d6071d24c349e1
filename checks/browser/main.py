"""Walks through what takes several pages, then holds every page to its checks. See check."""

import os
import shutil
import sys

import desk
import machine
import parts
import site_walk
import topics


def told(name, step, failure=lambda: None):
    """Each step tells its own, and the next still counts."""
    try:
        step()
        print(f"  ok      {name}", flush=True)
        return 0
    except Exception as wrong:  # noqa: BLE001
        print(f"  FAILED  {name}: {wrong}", flush=True)
        failure()
        return 1


def walk_through(system):
    with parts.open_browser() as browser:
        walk = site_walk.Walk(browser, system)
        failed = 0
        for step in site_walk.WALK:
            name = step.__name__
            failed += told(name.replace("_", " "), lambda: step(walk), lambda: walk.shot("failed-" + name))
        for step in desk.WALK + topics.WALK:
            failed += told(step.__name__.replace("_", " "), lambda: step(browser, system))
    every = len(site_walk.WALK) + len(desk.WALK) + len(topics.WALK)
    print(f"{every - failed} of {every} in the browser", flush=True)
    return failed


def main():
    """PAGES=word keeps to the pages with that in their name."""
    shutil.rmtree(site_walk.SHOTS, ignore_errors=True)
    only = os.environ.get("PAGES", "")
    with machine.running() as system:
        failed = (0 if only else walk_through(system)) + parts.hold(system, only)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
