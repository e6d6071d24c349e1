#!/bin/sh
# Takes the handler's name, as AWS's own images do. Where no Lambda service is near (AWS_LAMBDA_RUNTIME_API is
# unset), the emulator plays its part on port 8080.
if [ $# -ne 1 ]; then
  echo "Give the handler's name as the one argument." >&2
  exit 142
fi
export _HANDLER="$1"
if [ -z "${AWS_LAMBDA_RUNTIME_API:-}" ]; then
  exec /usr/local/bin/aws-lambda-rie /var/runtime/bootstrap
fi
exec /var/runtime/bootstrap
