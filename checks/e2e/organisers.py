"""An issuer of tokens for organisers: a user pool of Cognito, made for this run and deleted after it."""

import base64
import json
import urllib.parse
import urllib.request

SCOPE = "klankbord/organiser"


class Organisers:
    def __init__(self, cloud, name):
        self.cloud = cloud
        self.cognito = cloud.client("cognito-idp")
        self.domain = name
        self.pool = self.cognito.create_user_pool(PoolName=name)["UserPool"]["Id"]
        self.cognito.create_user_pool_domain(Domain=name, UserPoolId=self.pool)
        scopes = [{"ScopeName": word, "ScopeDescription": word} for word in ("organiser", "visitor")]
        self.cognito.create_resource_server(
            UserPoolId=self.pool, Identifier="klankbord", Name="klankbord", Scopes=scopes
        )
        self.client = self.cognito.create_user_pool_client(
            UserPoolId=self.pool,
            ClientName=name,
            GenerateSecret=True,
            AllowedOAuthFlows=["client_credentials"],
            AllowedOAuthFlowsUserPoolClient=True,
            AllowedOAuthScopes=[SCOPE, "klankbord/visitor"],
        )["UserPoolClient"]

    @property
    def issuer(self):
        return f"https://cognito-idp.{self.cloud.region}.amazonaws.com/{self.pool}"

    @property
    def audience(self):
        return self.client["ClientId"]

    def token(self, scope=SCOPE):
        host = f"{self.domain}.auth.{self.cloud.region}.amazoncognito.com"
        base = self.cloud.endpoint or f"https://{host}"
        who = f"{self.client['ClientId']}:{self.client['ClientSecret']}".encode()
        request = urllib.request.Request(
            f"{base}/oauth2/token",
            urllib.parse.urlencode({"grant_type": "client_credentials", "scope": scope}).encode(),
            {"Host": host, "Authorization": "Basic " + base64.b64encode(who).decode()},
        )
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)["access_token"]

    def forged(self):
        """A good token that was given another signature."""
        head, claims, signature = self.token().split(".")
        return ".".join((head, claims, signature[:-8] + ("AAAAAAAA" if signature[-8:] != "AAAAAAAA" else "BBBBBBBB")))

    def delete(self):
        self.cognito.delete_user_pool_domain(Domain=self.domain, UserPoolId=self.pool)
        self.cognito.delete_user_pool(UserPoolId=self.pool)
