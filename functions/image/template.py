"""template.py TEMPLATE: prints the template for the functions as one container image, made from the one for the zip.

Images have no runtime, handler or code folder, and SnapStart does not take them: each function names its handler as
the image's command. All else is as in TEMPLATE, which stays the only one kept by hand. Run by bin/image-template.
"""

import sys

from samcli.yamlhelper import yaml_dump, yaml_parse

OF_A_ZIP = ("Runtime", "Handler", "CodeUri", "SnapStart", "AutoPublishAlias", "AutoPublishAliasAllProperties", "Layers")


def for_image(template):
    common = template["Globals"]["Function"]
    image = {"PackageType": "Image", "ImageUri": {"Ref": "ImageUri"}}
    for resource in template["Resources"].values():
        if resource["Type"] != "AWS::Serverless::Function":
            continue
        properties = resource["Properties"]
        command = {"ImageConfig": {"Command": [properties["Handler"]]}}
        kept = {name: value for name, value in properties.items() if name not in OF_A_ZIP}
        resource["Properties"] = {**image, **command, **kept}
    for name in OF_A_ZIP:
        common.pop(name, None)
    # The image has its own, and the cache in it was made with them.
    common.get("Environment", {}).get("Variables", {}).pop("JAVA_TOOL_OPTIONS", None)
    if not common.get("Environment", {}).get("Variables", True):
        del common["Environment"]
    template["Parameters"]["ImageUri"] = {
        "Type": "String",
        "Description": "The image of the functions, in a repository of Amazon ECR, by its digest.",
        "AllowedPattern": r"^\S+\.dkr\.ecr\.\S+/\S+[@:]\S+$",
        "ConstraintDescription": "ImageUri must be an image in Amazon ECR, with its digest or tag.",
    }
    template["Description"] = template["Description"].rstrip(".") + ". As a container image."
    return template


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        print(yaml_dump(for_image(yaml_parse(file.read()))), end="")
