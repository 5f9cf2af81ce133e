#!/usr/bin/env bash
# Write requirements.lock: the newest versions of everything Inscape can install that go together.
# Run it with the oldest Python at hand (PYTHON=...): versions that only a newer one can have would not install there.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

bash tools/venv.sh "$scratch/venv"
"$scratch/venv/bin/python" -m pip -qq --disable-pip-version-check install '.[many,cluster,draw,watch,evidence,test,docs,bench]'
{
    echo "# The exact versions Inscape is tested with; written by 'make lock'."
    "$scratch/venv/bin/python" -m pip -qq --disable-pip-version-check freeze --all |
        grep -E '^[A-Za-z0-9._-]+==' | grep -vE '^(inscape|pip|setuptools|wheel)=='
} >"$scratch/lock"
mv "$scratch/lock" requirements.lock
