"""Signs an organiser in at the user pool of a deployed stack, and prints an access token for an hour.

sign_in.py STACK        reads the stack's outputs with the AWS credentials at hand
sign_in.py PAGE CLIENT  without AWS: the sign-in page's address and the client's id

Authorization code with PKCE (RFC 7636), as RFC 8252 has it for a program on somebody's own machine: the browser comes
back to a port on this machine, and only this process can exchange the code that it brings.
"""

import base64
import hashlib
import json
import secrets
import sys
import urllib.error
import urllib.parse
import urllib.request
import webbrowser
from http.server import BaseHTTPRequestHandler, HTTPServer

PORT = 8400  # the callback that template.yaml registers
BACK = f"http://localhost:{PORT}/"
SCOPE = "openid klankbord/organiser"


def outputs(stack):
    import boto3
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        told = boto3.client("cloudformation").describe_stacks(StackName=stack)["Stacks"][0].get("Outputs", [])
    except (BotoCoreError, ClientError) as error:
        sys.exit(f"The stack {stack} cannot be read: {error}. Set AWS_PROFILE and AWS_REGION, or STACK.")
    values = {output["OutputKey"]: output["OutputValue"] for output in told}
    if "SignInPage" not in values:
        sys.exit(f"The stack {stack} has an issuer of your own: get a token there.")
    return values["SignInPage"], values["SignInClient"]


def code_from_browser(page, client, challenge):
    state = secrets.token_urlsafe(16)
    came = {}

    class Callback(BaseHTTPRequestHandler):
        def do_GET(self):
            query = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(self.path).query))
            ours = secrets.compare_digest(query.get("state", ""), state)
            if ours:
                came.update(query)
            self.send_response(200 if ours else 400)
            self.send_header("Content-Type", "text/plain; charset=utf-8")
            self.end_headers()
            self.wfile.write(b"Signed in. Go back to the terminal." if ours else b"This is not the answer to our question.")

        def log_message(self, *_):
            pass  # the address holds the code

    query = urllib.parse.urlencode({
        "response_type": "code", "client_id": client, "redirect_uri": BACK, "scope": SCOPE, "state": state,
        "code_challenge": challenge, "code_challenge_method": "S256",
    })
    address = f"{page}/oauth2/authorize?{query}"
    with HTTPServer(("127.0.0.1", PORT), Callback) as server:
        print(f"Sign in here, in a browser on this machine:\n\n{address}\n", file=sys.stderr)
        webbrowser.open(address)
        while not came:
            server.handle_request()
    if "code" not in came:
        sys.exit(f"Not signed in: {came.get('error_description', came.get('error', 'no code came'))}.")
    return came["code"]


def token(page, client, code, verifier):
    body = urllib.parse.urlencode({
        "grant_type": "authorization_code", "client_id": client, "redirect_uri": BACK, "code": code,
        "code_verifier": verifier,
    }).encode()
    try:
        with urllib.request.urlopen(f"{page}/oauth2/token", data=body, timeout=20) as answer:
            return json.load(answer)["access_token"]
    except urllib.error.HTTPError as error:
        sys.exit(f"The code was not taken ({error.code}): {error.read().decode()[:200]}. Run this again.")


def main():
    match sys.argv[1:]:
        case [stack]:
            page, client = outputs(stack)
        case [page, client]:
            pass
        case _:
            sys.exit(__doc__)
    verifier = secrets.token_urlsafe(48)
    challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
    try:
        print(token(page, client, code_from_browser(page, client, challenge), verifier))
    except KeyboardInterrupt:
        sys.exit("Not signed in.")


main()
