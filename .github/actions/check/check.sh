#!/usr/bin/env bash
# Checks the notes: marks for the pull request, a summary for the job's page, a file for code scanning.
set -uo pipefail

# A fault that ends the job, as one line beside it.
fail() {
    echo "::error::$1"
    echo "status=2" >> "${GITHUB_OUTPUT:?}"
    exit 2
}

notes="${NOTES:-.}"
arguments=()
if [ -n "${BASELINE:-}" ]; then
    arguments+=(--baseline "$BASELINE")
fi
# Blanks and ends of lines set the words apart, and nothing in them is a pattern. Without an end mark, `read` says 1.
read -r -d '' -a more <<< "${MORE:-}" || true
for word in ${more[@]+"${more[@]}"}; do
    case "$word" in
        --format | --format=* | --output | --output=*)
            fail "\`$word\` can't be among the \`arguments\`, for the action writes its reports itself"
            ;;
    esac
    arguments+=("$word")
done

# What a pull request is checked against. A shallow clone has one commit: the merge that GitHub made, whose first parent
# is the base, so that one commit more is enough. Anywhere else the history up to the base is needed.
if [ "${ONLY_CHANGES:-false}" = true ] && [ -n "${BASE_REF:-}" ]; then
    said="${RUNNER_TEMP:?}/coursenotes-git.txt"
    in_notes() { GIT_TERMINAL_PROMPT=0 git -C "$notes" "$@" 2> "$said"; }
    # A whole clone is never asked for a depth: that would cut it off, and with it the dates of a later export.
    is_shallow() { [ "$(in_notes rev-parse --is-shallow-repository)" = true ]; }
    has() { in_notes rev-parse --quiet --verify "$1^{commit}" > /dev/null; }
    bring() {
        in_notes fetch --quiet --no-tags "$@" || fail "git can't bring the commit to compare with; with \`fetch-depth: 0\`\
 or without \`persist-credentials: false\`, actions/checkout lets it: $(grep -m 1 ^fatal "$said")"
    }

    is_merge=false
    if [ "$(in_notes rev-parse HEAD)" = "${GITHUB_SHA:-}" ]; then
        if is_shallow && ! has "HEAD^2"; then
            bring --depth=2 origin "$GITHUB_SHA"
        fi
        if has "HEAD^2"; then
            is_merge=true
        fi
    fi
    if [ "$is_merge" = true ]; then
        base=$(in_notes rev-parse "HEAD^1")
    else
        base="origin/$BASE_REF"
        if is_shallow; then
            bring --unshallow origin
        fi
        if ! has "$base"; then
            bring origin "+refs/heads/$BASE_REF:refs/remotes/origin/$BASE_REF"
        fi
    fi
    arguments+=(--since "$base")
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
