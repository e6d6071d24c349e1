"""Mails, as the local machine keeps them in place of sending them: `/_local/outbox`."""

import email
import email.policy
import re
import time
import urllib.request

LINE = re.compile(r'<td>([^<]*)</td><td><a href="(/_local/outbox/[^"]+)">')


def newest_to(system, address, seconds=10):
    """The newest mail to somebody; one may come a moment after what it is about."""
    until = time.monotonic() + seconds
    while True:
        for to, path in LINE.findall(ask(system, "/_local/outbox").decode()):
            if address in to:
                return email.message_from_bytes(ask(system, path + ".eml"), policy=email.policy.default)
        if time.monotonic() > until:
            raise AssertionError(f"no mail to {address} in the outbox")
        time.sleep(0.1)


def links(mail, system):
    """Those to the machine, as paths."""
    text = mail.get_body(("plain", "html")).get_content()
    return [link[len(system.url) :] for link in re.findall(r"https?://[^\s\"<>]+", text) if link.startswith(system.url)]


def ask(system, path):
    with urllib.request.urlopen(system.url + path, timeout=10) as answer:
        return answer.read()
