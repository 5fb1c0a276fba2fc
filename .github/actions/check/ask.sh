#!/usr/bin/env bash
# Asks whether the token of the job may send to code scanning, so that no upload is tried that would be refused in red.
set -euo pipefail

# A request without findings changes nothing: where sending is allowed, GitHub only says what it lacks.
# The token goes in by standard input, where no list of processes shows it.
status=$(
    curl --silent --show-error --max-time 60 --output /dev/null --write-out '%{http_code}' --data '{}' --config - \
        "${GITHUB_API_URL:?}/repos/${GITHUB_REPOSITORY:?}/code-scanning/sarifs" \
        <<< "header = \"Authorization: Bearer ${TOKEN:?}\""
) || status=000
case "$status" in
    000 | 401 | 403 | 404)
        echo "findings are not sent to code scanning, which needs \`security-events: write\` (GitHub says $status)"
        ;;
    *) echo "may-send=true" >> "${GITHUB_OUTPUT:?}" ;;
esac
