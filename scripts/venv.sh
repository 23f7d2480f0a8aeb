# shellcheck shell=sh
# Sourced by ./start and ./test from the root of the checkout: makes .venv ready, says nothing when it is.
# A stamp per set of packages holds the sha256 of what the install is made from and the place of
# the checkout, so that the second run asks nobody and a moved checkout is built anew.

say() { printf '%s\n' "$*" >&2; }

say_no_python() {
    say "innforing needs Python 3.11 or newer with its venv module (on Debian: the package python3-venv); none was found on PATH, and INNFORING_PYTHON may name one."
    return 1
}

usable() {
    command -v "$1" >/dev/null 2>&1 &&
        "$1" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

find_python() {
    for candidate in ${INNFORING_PYTHON:+"$INNFORING_PYTHON"} \
        python3 python3.14 python3.13 python3.12 python3.11 /usr/bin/python3 /usr/local/bin/python3; do
        if usable "$candidate"; then
            printf '%s\n' "$candidate"
            return 0
        fi
    done
    say_no_python
}

mark() { # what the stamp must hold
    "$1" -c 'import hashlib, os, pathlib, sys
read = b"".join(pathlib.Path(name).read_bytes() for name in sys.argv[1:])
print(hashlib.sha256(read).hexdigest(), os.path.realpath("."))' \
        pyproject.toml hatch_build.py frontend/package.json frontend/package-lock.json
}

has() { # has STAMP MARK: installed from this, and the browser files are still there
    [ -f "$1" ] && [ "$(cat "$1")" = "$2" ] && [ -f src/innforing/web/static/vendor/.stamp ]
}

# venv_ready SET: SET is "run" (what the program needs) or "test" (that and the checks)
venv_ready() {
    if ! .venv/bin/python -c 'import pip, sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
        python=$(find_python) || return 1
        say "Making .venv with $("$python" --version)"
        rm -rf .venv
        "$python" -m venv .venv || return 1
    fi
    wanted=$(mark .venv/bin/python) || return 1
    if has .venv/.stamp-test "$wanted"; then return 0; fi
    if [ "$1" = run ] && has .venv/.stamp-run "$wanted"; then return 0; fi
    case $1 in
    test) # the tests compile a little C; 100 MB are fetched only where there is no compiler
        if command -v cc >/dev/null 2>&1; then what='.[test]'; else what='.[test,cc]'; fi
        ;;
    *) what='.' ;;
    esac
    say "Installing $what into .venv (once, until what it is made from changes)"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check -e "$what" || return 1
    printf '%s\n' "$wanted" >".venv/.stamp-$1"
}
