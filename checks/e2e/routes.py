"""Gives a stand-in the routes that it leaves out: SAM writes them into the `Body` of the HTTP API, which MiniStack ignores.

Everything is read from the template as it was processed, with its authorizers, scopes and aliases.
"""

import re


def add_missing(cloud, stack):
    """How many were added; none where the API has routes already, as on AWS."""
    gateway = cloud.client("apigatewayv2")
    added = 0
    for logical, resource in stack.template["Resources"].items():
        body = resource.get("Properties", {}).get("Body", {})
        if resource["Type"] != "AWS::ApiGatewayV2::Api" or not body:
            continue
        api = stack.physical(logical)
        if not gateway.get_routes(ApiId=api)["Items"]:
            added += add(gateway, stack, api, body)
    return added


def add(gateway, stack, api, body):
    schemes = body.get("components", {}).get("securitySchemes", {})
    authorizers = {name: authorizer(gateway, stack, api, name, scheme) for name, scheme in schemes.items()}
    integrations = {}
    added = 0
    for path, methods in body["paths"].items():
        for method, operation in methods.items():
            wanted = operation["x-amazon-apigateway-integration"]
            uri = stack.value(wanted["uri"])
            if uri not in integrations:
                integrations[uri] = gateway.create_integration(
                    ApiId=api,
                    IntegrationType="AWS_PROXY",
                    IntegrationUri=re.sub(r"^.*/functions/(.*)/invocations$", r"\1", uri),
                    PayloadFormatVersion=wanted["payloadFormatVersion"],
                )["IntegrationId"]
            route = {"RouteKey": "$default" if path == "$default" else f"{method.upper()} {path}"}
            for security in operation.get("security", []):
                for name, scopes in security.items():
                    if name in authorizers:
                        route |= {"AuthorizationType": "JWT", "AuthorizerId": authorizers[name]}
                        route["AuthorizationScopes"] = scopes
            gateway.create_route(ApiId=api, Target=f"integrations/{integrations[uri]}", **route)
            added += 1
    return added


def authorizer(gateway, stack, api, name, scheme):
    wanted = scheme["x-amazon-apigateway-authorizer"]
    jwt = wanted["jwtConfiguration"]
    return gateway.create_authorizer(
        ApiId=api,
        Name=name,
        AuthorizerType="JWT",
        IdentitySource=[wanted["identitySource"]],
        JwtConfiguration={
            "Issuer": stack.value(jwt["issuer"]),
            "Audience": [stack.value(one) for one in jwt["audience"]],
        },
    )["AuthorizerId"]
