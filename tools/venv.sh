#!/usr/bin/env bash
# Make the virtual environment named as argument, from the first Python found that Inscape runs on.
set -euo pipefail
venv=${1:?usage: tools/venv.sh DIRECTORY}

fits() { "$@" -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; }

if [[ -x $venv/bin/python ]] && fits "$venv/bin/python"; then
    exit 0
fi
for python in ${PYTHON:-} python3.11 python3.12 python3.13 python3 python; do
    if fits "$python"; then
        exec "$python" -m venv --clear "$venv"
    fi
done
echo "Inscape needs Python 3.11, 3.12 or 3.13 with venv, and none was found. Install one, or say PYTHON=/path/to/it." >&2
exit 1
