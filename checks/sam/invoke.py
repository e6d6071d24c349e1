"""The two things of `invoke` that a shell does badly; run by the Python that SAM CLI is installed in.

invoke.py prepare TEMPLATE VARIABLES FOLDER GATEWAY
    Writes FOLDER/template.yaml and FOLDER/env.json, and prints the function's names. `sam local invoke --env-vars`
    sets only variables that the template declares, so every function of the copy declares them all.
    Containers cannot reach this machine's 127.0.0.1. Each endpoint there gets a door: a port at GATEWAY, the
    machine's address on the containers' bridge, that leads to it. FOLDER/doors lists them.
invoke.py doors FOLDER GATEWAY
    Keeps the doors open until it is ended.
invoke.py judge
    Reads a function's answer; prints what is wrong with it, if anything.
"""

import asyncio
import json
import os
import socket
import sys
from urllib.parse import urlsplit

HERE = {"127.0.0.1", "localhost"}


def prepare(template_file, variables_file, folder, gateway):
    from samcli.yamlhelper import yaml_dump, yaml_parse

    doors, variables = {}, {}
    for number, line in enumerate(open(variables_file, encoding="utf-8"), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        name, equals, value = line.partition("=")
        if not equals:
            sys.exit(f"{variables_file}, line {number}: write it as KEY=VALUE.")
        url = urlsplit(value)
        # Only endpoints: a link in a mail, such as BASE_URL, stays as people see it.
        if name.startswith("AWS_ENDPOINT_URL") and url.hostname in HERE:
            door = doors.setdefault(url.port or 80, free_port(gateway, doors.values()))
            value = url._replace(netloc=f"{gateway}:{door}").geturl()
        variables[name] = value

    template = yaml_parse(open(template_file, encoding="utf-8").read())
    functions = {
        name: resource["Properties"]
        for name, resource in template["Resources"].items()
        if resource["Type"] == "AWS::Serverless::Function"
    }
    base = os.path.dirname(os.path.abspath(template_file))
    for properties in [template.get("Globals", {}).get("Function", {}), *functions.values()]:
        if "CodeUri" in properties:
            properties["CodeUri"] = os.path.join(base, properties["CodeUri"])
    for properties in functions.values():
        declared = properties.setdefault("Environment", {}).setdefault("Variables", {})
        declared.update(variables)

    with open(f"{folder}/template.yaml", "w", encoding="utf-8") as file:
        file.write(yaml_dump(template))
    with open(f"{folder}/env.json", "w", encoding="utf-8") as file:
        json.dump({"Parameters": variables}, file)
    with open(f"{folder}/doors", "w", encoding="utf-8") as file:
        json.dump(doors, file)
    print("\n".join(functions))


def free_port(address, taken):
    while True:
        with socket.socket() as probe:
            probe.bind((address, 0))
            port = probe.getsockname()[1]
        if port not in taken:
            return port


async def open_doors(folder, gateway):
    async def copy(reader, writer):
        try:
            while data := await reader.read(65536):
                writer.write(data)
                await writer.drain()
        except ConnectionError:
            pass
        finally:
            writer.close()

    def door(port):
        async def enter(reader, writer):
            try:
                inner_reader, inner_writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                writer.close()
                return
            await asyncio.gather(copy(reader, inner_writer), copy(inner_reader, writer))

        return enter

    with open(f"{folder}/doors", encoding="utf-8") as file:
        doors = json.load(file)
    servers = [await asyncio.start_server(door(int(inner)), gateway, outer) for inner, outer in doors.items()]
    await asyncio.gather(*(server.serve_forever() for server in servers), asyncio.Event().wait())


def judge():
    text = sys.stdin.read().strip()
    try:
        answer = json.loads(text)
    except json.JSONDecodeError:
        return f"not JSON: {text[:200]!r}"
    if isinstance(answer, dict):
        if "errorType" in answer or "errorMessage" in answer:
            return f"{answer.get('errorType')}: {answer.get('errorMessage')}"
        if isinstance(answer.get("statusCode"), int) and answer["statusCode"] >= 500:
            return f"status {answer['statusCode']}: {answer.get('body')}"
        if answer.get("batchItemFailures"):
            return f"records that failed: {answer['batchItemFailures']}"
    return ""


match sys.argv[1:]:
    case ["prepare", template, variables, folder, gateway]:
        prepare(template, variables, folder, gateway)
    case ["doors", folder, gateway]:
        asyncio.run(open_doors(folder, gateway))
    case ["judge"]:
        print(judge())
    case _:
        sys.exit(__doc__)
