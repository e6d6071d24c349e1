"""Deploys template.yaml for real, walks through it from outside, and takes everything away again. See README.md."""

import os
import secrets
import signal
import sys

import failures
import machine
import restore
import routes
import walk
from cloud import Cloud
from emulator import Emulator, complaints
from fit import fit
from organisers import Organisers
from stack import Stack, delete_bucket, deploy
from steps import Failed, Report, expect, expect_in
from system import System

SENDER = "klankbord@klankbord.example"
PLANNER = "planner@klankbord.example"


def main():
    report = Report()
    clean = []
    # As Ctrl-C, so that everything is taken away.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        run(report, clean)
    except KeyboardInterrupt:
        print("\nStopped; taking everything away …", flush=True)
        report.counts["FAILED"] += 1
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        for what, take_away in reversed(clean):
            report.step(f"gone: {what}", take_away)
    return report.end()


def run(report, clean):
    cloud = start(report, clean)
    is_own = bool(clean)
    name = os.environ.get("STACK") or f"klankbord-e2e-{secrets.token_hex(3)}"
    sender = os.environ.get("SENDER") or SENDER
    # SES's own simulator takes mail also from an account that may not yet write to everybody.
    planner = "success@simulator.amazonses.com" if cloud.is_aws else PLANNER
    if not cloud.is_aws:
        ses = cloud.client("sesv2")
        ses.create_email_identity(EmailIdentity=sender)
        clean.append(("the sender", lambda: ses.delete_email_identity(EmailIdentity=sender) and None))
    bucket = f"{name}-artefacts"
    place = {} if cloud.region == "us-east-1" else {"CreateBucketConfiguration": {"LocationConstraint": cloud.region}}
    cloud.client("s3").create_bucket(Bucket=bucket, **place)
    clean.append(("the bucket of the code", lambda: delete_bucket(cloud, bucket)))
    organisers = Organisers(cloud, name)
    clean.append(("the issuer of tokens", organisers.delete))
    parameters = {"SenderAddress": sender, "Issuer": organisers.issuer, "Audience": organisers.audience}
    parameters["BaseUrl"] = "https://klankbord.example"
    template, left_out = ("template.yaml", []) if cloud.is_aws else fit()

    report.step("a wrong parameter is refused by its own sentence", lambda: wrong(template, f"{name}-wrong", bucket, parameters))
    report.step("a missing one too", lambda: missing(template, f"{name}-wrong", bucket, parameters))
    clean.append(("the stack, with what it keeps", lambda: Stack(cloud, name).delete()))
    if not report.step("sam deploy", lambda: deployed(template, name, bucket, parameters)):
        return
    if left_out:
        print(f"{'':18}left out, because the stand-in cannot do it: {', '.join(left_out)}")
    stack = Stack(cloud, name)
    report.step("the routes that a stand-in leaves out", lambda: f"{routes.add_missing(cloud, stack)} added")
    system = System(cloud, stack, organisers, planner)
    for chapter in (walk, failures, restore, machine):
        if chapter is machine and not is_own:
            # Its table would stay behind on a stand-in that is somebody else's.
            continue
        for what, deed in chapter.steps(system):
            report.step(what, deed)


def start(report, clean):
    if os.environ.get("TARGET") == "aws":
        if not os.environ.get("SENDER"):
            sys.exit("On AWS, mails need a verified sender: make e2e TARGET=aws SENDER=you@your.domain")
        return Cloud(None)
    given = os.environ.get("AWS_ENDPOINT_URL")
    if given:
        return Cloud(given.rstrip("/"))
    emulator = Emulator()
    clean.append(("MiniStack and its containers", lambda: stop(emulator, report)))
    if not report.step("MiniStack starts", emulator.start):
        sys.exit(1)
    return Cloud(emulator.url)


def stop(emulator, report):
    emulator.stop()
    if report.counts["FAILED"]:
        print("\nWhat MiniStack warned of:", *complaints(), sep="\n", flush=True)


def wrong(template, name, bucket, parameters):
    accepted, told = deploy(template, name, bucket, parameters | {"SenderAddress": "nobody"})
    expect("whether it was accepted", False, accepted)
    expect_in("what was said", "SenderAddress must be one e-mail address", " ".join(told.split()))


def missing(template, name, bucket, parameters):
    certificate = "arn:aws:acm:eu-west-1:000000000000:certificate/e2e"
    alone = {key: value for key, value in parameters.items() if key != "BaseUrl"} | {"CertificateArn": certificate}
    accepted, told = deploy(template, name, bucket, alone)
    expect("whether it was accepted", False, accepted)
    expect_in("what was said", "give BaseUrl too", " ".join(told.split()))


def deployed(template, name, bucket, parameters):
    well, told = deploy(template, name, bucket, parameters)
    if not well:
        raise Failed(told[-3000:])


sys.exit(main())
