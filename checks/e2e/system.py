"""What the steps of the walk share: the deployed system, its doors, and the meeting they fill."""

import json
from datetime import datetime, timedelta, timezone
from pathlib import Path

from http_api import HttpApi

MEETING = "e2e"


class System:
    def __init__(self, cloud, stack, organisers, planner):
        self.cloud = cloud
        self.stack = stack
        self.organisers = organisers
        self.planner = planner
        api = cloud.client("apigatewayv2").get_api(ApiId=stack.the("AWS::ApiGatewayV2::Api"))
        self.api = HttpApi(cloud, api["ApiEndpoint"])
        self.table = stack.the("AWS::DynamoDB::Table")
        self.dynamo = cloud.client("dynamodb")
        self.lambdas = cloud.client("lambda")
        self.scheduler = cloud.client("scheduler")
        self.sqs = cloud.client("sqs")
        self.token = organisers.token()
        self.now = datetime.now(timezone.utc).replace(microsecond=0)

    @property
    def day(self):
        """Of a night that is due now, in the meeting's zone, which is UTC."""
        return self.now.date().isoformat()

    def meeting(self):
        """The example meeting, a month from now."""
        meeting = json.loads(Path("events/meetings/utrecht.json").read_text(encoding="utf-8"))
        start = self.now + timedelta(days=30)

        def at(**later):
            return (start + timedelta(**later)).isoformat().replace("+00:00", "Z")

        meeting |= {"id": MEETING, "timeZone": "UTC", "planners": [{"email": self.planner}]}
        meeting |= {"startsAt": at(), "endsAt": at(hours=6), "deadline": at(days=-5), "reminderDate": at(days=-2)[:10]}
        for moment in meeting["moments"]:
            moment |= {"startsAt": at(), "orderByDate": at(days=-7)[:10]}
        return meeting

    def tally(self):
        return self.api.get(f"/v1/meetings/{MEETING}/tally", self.token).json["tally"]

    @property
    def schedule(self):
        """The nightly one; another runs each minute."""
        schedules = self.stack.of_type("AWS::Scheduler::Schedule")
        nightly = next(name for id, name in schedules.items() if id.startswith("WriteSummariesFunction"))
        return self.scheduler.get_schedule(Name=nightly)

    @property
    def nightly(self):
        """What the schedule calls: the function, or the alias of it that is live."""
        return self.schedule["Target"]["Arn"]

    def run_night(self):
        answer = self.lambdas.invoke(
            FunctionName=self.nightly, Payload=json.dumps({"scheduledTime": self.now.isoformat().replace("+00:00", "Z")})
        )
        return json.loads(answer["Payload"].read())

    def received(self, queue):
        """The messages that wait in a queue; they are taken out."""
        found = []
        for message in self.sqs.receive_message(QueueUrl=queue, MaxNumberOfMessages=10).get("Messages", []):
            self.sqs.delete_message(QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"])
            found.append(json.loads(message["Body"]))
        return found

    def night_of_meeting(self, night):
        return next((one for one in night.get("summaries", []) if one["meeting"] == MEETING), night)
