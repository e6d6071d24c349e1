"""The deployed stack: made by `sam deploy`, read back, and deleted with everything that it keeps."""

import json
import re
import subprocess
import sys
from pathlib import Path

from botocore.exceptions import ClientError

SAM = Path(sys.executable).with_name("sam")


def deploy(template, name, bucket, parameters):
    """What `sam deploy` said, and whether it went well."""
    told = subprocess.run(
        [SAM, "deploy", "--template", template, "--stack-name", name, "--s3-bucket", bucket, "--no-progressbar"]
        + ["--capabilities", "CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND", "--no-confirm-changeset"]
        + ["--no-fail-on-empty-changeset"]
        + ["--parameter-overrides", *(f"{key}={value}" for key, value in parameters.items())],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    return told.returncode == 0, told.stdout


class Stack:
    def __init__(self, cloud, name):
        self.cloud = cloud
        self.name = name
        self.formation = cloud.client("cloudformation")
        self.account = cloud.client("sts").get_caller_identity()["Account"]
        self.read()

    def read(self):
        described = self.formation.describe_stacks(StackName=self.name)["Stacks"][0]
        self.parameters = {one["ParameterKey"]: one["ParameterValue"] for one in described.get("Parameters", [])}
        self.resources = self.formation.describe_stack_resources(StackName=self.name)["StackResources"]
        body = self.formation.get_template(StackName=self.name, TemplateStage="Processed")["TemplateBody"]
        self.template = json.loads(body) if isinstance(body, str) else body

    def physical(self, logical):
        return next(one["PhysicalResourceId"] for one in self.resources if one["LogicalResourceId"] == logical)

    def of_type(self, kind):
        """Logical to physical names."""
        found = [one for one in self.resources if one["ResourceType"] == kind]
        return {one["LogicalResourceId"]: one["PhysicalResourceId"] for one in found}

    def the(self, kind):
        return next(iter(self.of_type(kind).values()))

    def value(self, expression):
        """A text of the template, or an expression that gives one, as it is in this stack."""
        if isinstance(expression, str):
            return expression
        if "Ref" in expression:
            return self.named(expression["Ref"])
        if "Fn::If" in expression:
            condition, then, otherwise = expression["Fn::If"]
            return self.value(then if self.holds({"Condition": condition}) else otherwise)
        return re.sub(r"\$\{([^}]+)\}", lambda match: self.named(match[1]), expression["Fn::Sub"])

    def holds(self, condition):
        ((kind, parts),) = condition.items()
        match kind:
            case "Condition":
                return self.holds(self.template["Conditions"][parts])
            case "Fn::Equals":
                return self.value(parts[0]) == self.value(parts[1])
            case "Fn::Not":
                return not self.holds(parts[0])
            case "Fn::And":
                return all(self.holds(part) for part in parts)
            case "Fn::Or":
                return any(self.holds(part) for part in parts)
        raise ValueError(f"The walk does not know the condition {kind}: teach it, in stack.py.")

    def named(self, name):
        pseudo = {"Partition": "aws", "URLSuffix": "amazonaws.com", "Region": self.cloud.region}
        pseudo |= {"AccountId": self.account, "StackName": self.name}
        if name.startswith("AWS::"):
            return pseudo[name.removeprefix("AWS::")]
        if name in self.parameters:
            return self.parameters[name]
        logical, _, attribute = name.partition(".")
        if attribute == "Arn":
            return f"arn:aws:lambda:{self.cloud.region}:{self.account}:function:{self.physical(logical)}"
        return self.physical(logical)

    def delete(self):
        """Also what the template says must stay: this stack was only a rehearsal."""
        dynamo = self.cloud.client("dynamodb")
        for table in self.of_type("AWS::DynamoDB::Table").values():
            gone(lambda: dynamo.update_table(TableName=table, DeletionProtectionEnabled=False))
        self.formation.delete_stack(StackName=self.name)
        self.formation.get_waiter("stack_delete_complete").wait(StackName=self.name)
        for table in self.of_type("AWS::DynamoDB::Table").values():
            gone(lambda: dynamo.delete_table(TableName=table))
        for secret in self.of_type("AWS::SecretsManager::Secret").values():
            manager = self.cloud.client("secretsmanager")
            gone(lambda: manager.delete_secret(SecretId=secret, ForceDeleteWithoutRecovery=True))
        for bucket in self.of_type("AWS::S3::Bucket").values():
            delete_bucket(self.cloud, bucket)
        for pool in self.of_type("AWS::Cognito::UserPool").values():
            gone(lambda: self.cloud.client("cognito-idp").delete_user_pool(UserPoolId=pool))


def delete_bucket(cloud, bucket):
    s3 = cloud.client("s3")

    def empty():
        for page in s3.get_paginator("list_object_versions").paginate(Bucket=bucket):
            for one in page.get("Versions", []) + page.get("DeleteMarkers", []):
                s3.delete_object(Bucket=bucket, Key=one["Key"], VersionId=one["VersionId"])
        s3.delete_bucket(Bucket=bucket)

    gone(empty)


def gone(delete):
    """What is not there any more need not be deleted."""
    try:
        delete()
    except ClientError as error:
        code = error.response["Error"]["Code"]
        if "NotFound" not in code and "NoSuch" not in code:
            raise
