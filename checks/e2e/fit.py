"""A copy of the template without what a stand-in cannot do. It says what that is; everything else is as it will be."""

from pathlib import Path

from samcli.yamlhelper import yaml_dump, yaml_parse

COPY = Path(".cache/e2e/template.yaml")


def fit(template="template.yaml"):
    """The copy's path, and the names of what it leaves out."""
    content = yaml_parse(Path(template).read_text(encoding="utf-8"))
    code = content["Globals"]["Function"]
    for properties in [code, *(each.get("Properties", {}) for each in content["Resources"].values())]:
        if "CodeUri" in properties:
            properties["CodeUri"] = str(Path(properties["CodeUri"]).resolve())
        # MiniStack takes no picture of a function that has started: it starts a container for each of the fifty that
        # have SnapStart, all at once, and the first request waits behind them for longer than a function may take.
        properties.pop("SnapStart", None)
    left_out = [name for name, resource in content["Resources"].items() if is_too_much(resource)]
    for name in left_out:
        del content["Resources"][name]
    left_out.append("SnapStart")
    COPY.parent.mkdir(parents=True, exist_ok=True)
    COPY.write_text(yaml_dump(content), encoding="utf-8")
    return str(COPY), left_out


def is_too_much(resource):
    """MiniStack 1.5.33 makes no alarm that calculates with metrics: "Properties.Metrics (metric math) is not supported"."""
    return resource["Type"] == "AWS::CloudWatch::Alarm" and "Metrics" in resource["Properties"]
