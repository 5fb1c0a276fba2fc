#!/usr/bin/env bash
# Checks the notes: marks for the pull request, a summary for the job's page, a file for code scanning.
set -uo pipefail

notes="${NOTES:-.}"
arguments=()
if [ -n "${BASELINE:-}" ]; then
    arguments+=(--baseline "$BASELINE")
fi
# Blanks set the words apart, and nothing in them is a pattern.
read -r -a more <<< "${MORE:-}"
arguments+=(${more[@]+"${more[@]}"})

# What a pull request is checked against. A shallow clone has one commit: the merge that GitHub made, whose first parent
# is the base, so that one commit more is enough. Anywhere else the history up to the base is needed.
if [ "${ONLY_CHANGES:-false}" = true ] && [ -n "${BASE_REF:-}" ]; then
    if [ "$(git rev-parse HEAD)" = "${GITHUB_SHA:-}" ] && git fetch --quiet --no-tags --depth=2 origin "$GITHUB_SHA" \
        && git rev-parse --quiet --verify "HEAD^2" > /dev/null; then
        arguments+=(--since "$(git rev-parse "HEAD^1")")
    else
        if [ "$(git rev-parse --is-shallow-repository)" = true ]; then
            git fetch --quiet --no-tags --unshallow origin
        fi
        git fetch --quiet --no-tags origin "+refs/heads/$BASE_REF:refs/remotes/origin/$BASE_REF"
        arguments+=(--since "origin/$BASE_REF")
    fi
fi

coursenotes check "$notes" --format github ${arguments[@]+"${arguments[@]}"}
status=$?
echo "status=$status" >> "${GITHUB_OUTPUT:?}"

if [ "$status" -ne 2 ]; then
    coursenotes check "$notes" --format markdown ${arguments[@]+"${arguments[@]}"} >> "${GITHUB_STEP_SUMMARY:?}"
    sarif="${RUNNER_TEMP:?}/coursenotes.sarif"
    coursenotes check "$notes" --format sarif ${arguments[@]+"${arguments[@]}"} > "$sarif"
    echo "sarif=$sarif" >> "$GITHUB_OUTPUT"
fi
# The last step ends the job with the status, when everything has been said.
exit 0
