#!/usr/bin/env bash
# Fetches the program of a release, compares its checksum, and puts it where later steps find it.
set -euo pipefail

# A fault that ends the job, as one line beside it.
fail() {
    echo "::error::$1"
    exit 2
}

# Without a wish, the release that this action belongs to, be it named by a tag, a branch or a commit.
version="${COURSENOTES_VERSION:-}"
if [ -z "$version" ]; then
    version=$(sed -n 's/^version = "\(.*\)"$/\1/p' "${GITHUB_ACTION_PATH:?}/../../../Cargo.toml")
fi
version="${version#v}"
case "$version" in
    [0-9]*.[0-9]*.[0-9]*) ;;
    *) fail "\`$version\` names no release; the input \`version\` is a whole one, such as \`v0.1.0\`" ;;
esac

# A machine of one's own can have the program. It serves if it is the one that was asked for.
if command -v coursenotes > /dev/null && [ "$(coursenotes --version)" = "coursenotes $version" ]; then
    echo "coursenotes $version is here already"
    exit 0
fi

case "${RUNNER_OS:?}-${RUNNER_ARCH:?}" in
    Linux-X64) target=x86_64-unknown-linux-gnu archive=tar.gz ;;
    Linux-ARM64) target=aarch64-unknown-linux-gnu archive=tar.gz ;;
    macOS-ARM64) target=aarch64-apple-darwin archive=tar.gz ;;
    macOS-X64) target=x86_64-apple-darwin archive=tar.gz ;;
    Windows-X64) target=x86_64-pc-windows-msvc archive=zip ;;
    *) fail "there is no coursenotes $version for $RUNNER_OS on $RUNNER_ARCH; build it with cargo install" ;;
esac

from="${GITHUB_SERVER_URL:-https://github.com}/${COURSENOTES_REPOSITORY:?}/releases/download/v$version"
name="coursenotes-$target.$archive"
folder="${RUNNER_TEMP:?}/coursenotes"
mkdir -p "$folder"
cd "$folder"
for file in "$name" "$name.sha256"; do
    if ! curl --fail --silent --show-error --location --retry 3 --output "$file" "$from/$file"; then
        fail "could not fetch $from/$file; name a release that exists with the input \`version\`"
    fi
done

if command -v sha256sum > /dev/null; then
    sum=(sha256sum)
else
    sum=(shasum --algorithm 256)
fi
if ! "${sum[@]}" --check "$name.sha256"; then
    fail "$name is not what its checksum says, so that it is not run; run the job again, and report it if that stays"
fi

# An archive holds one folder, in which the program lies.
if [ "$archive" = zip ]; then
    unzip -o -q -j "$name"
else
    tar -xzf "$name" --strip-components=1
fi
echo "$folder" >> "${GITHUB_PATH:?}"
