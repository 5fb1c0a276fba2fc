#!/usr/bin/env bash
# Fetches the program of a release, compares its checksum, and puts it where later steps find it.
set -euo pipefail

if command -v coursenotes > /dev/null; then
    echo "coursenotes is here already: $(coursenotes --version)"
    exit 0
fi

case "${RUNNER_OS:?}-${RUNNER_ARCH:?}" in
    Linux-X64) target=x86_64-unknown-linux-gnu archive=tar.gz ;;
    Linux-ARM64) target=aarch64-unknown-linux-gnu archive=tar.gz ;;
    macOS-ARM64) target=aarch64-apple-darwin archive=tar.gz ;;
    macOS-X64) target=x86_64-apple-darwin archive=tar.gz ;;
    Windows-X64) target=x86_64-pc-windows-msvc archive=zip ;;
    *)
        echo "::error::there is no coursenotes for $RUNNER_OS on $RUNNER_ARCH; build it with cargo install"
        exit 2
        ;;
esac

releases="${GITHUB_SERVER_URL:-https://github.com}/${COURSENOTES_REPOSITORY:?}/releases"
# A branch or a commit is no release: then the newest serves.
case "${COURSENOTES_VERSION:-}" in
    v[0-9]*) from="$releases/download/$COURSENOTES_VERSION" ;;
    *) from="$releases/latest/download" ;;
esac

name="coursenotes-$target.$archive"
folder="${RUNNER_TEMP:?}/coursenotes"
mkdir -p "$folder"
cd "$folder"
for file in "$name" "$name.sha256"; do
    if ! curl --fail --silent --show-error --location --retry 3 --output "$file" "$from/$file"; then
        echo "::error::could not fetch $from/$file; name a release that exists with the input \`version\`"
        exit 2
    fi
done

if command -v sha256sum > /dev/null; then
    sha256sum --check "$name.sha256"
else
    shasum --algorithm 256 --check "$name.sha256"
fi

if [ "$archive" = zip ]; then
    unzip -o -q "$name"
else
    tar -xzf "$name"
fi
echo "$folder" >> "${GITHUB_PATH:?}"
