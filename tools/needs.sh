# Sourced by ../crowdannotate: what must be on the machine, and the remedy when it is not.

dotnet_remedy='Install the .NET 10 SDK (https://dotnet.microsoft.com/download/dotnet/10.0) and start again.'
node_remedy='Install Node.js 20.19 or newer (https://nodejs.org) and start again.'

# Cheap enough for every command.
need_sdk_and_node() {
    command -v dotnet >/dev/null || refuse "The .NET 10 SDK is missing: there is no dotnet on the PATH. $dotnet_remedy"
    command -v node >/dev/null || refuse "Node.js is missing: there is no node on the PATH. $node_remedy"
    command -v npm >/dev/null || refuse "npm is missing: Node.js is here without it. $node_remedy"
}

# Before a build.
need_their_versions() {
    local sdks version major minor
    sdks=$(dotnet --list-sdks 2>/dev/null | cut -d' ' -f1 | paste -sd' ' -) || true
    [[ " $sdks" == *' 10.0.'* ]] || refuse "The .NET 10 SDK is missing: dotnet is here with ${sdks:-no SDK}. $dotnet_remedy"
    version=$(node --version)
    IFS=. read -r major minor _ <<<"${version#v}"
    ((major > 20 || (major == 20 && minor >= 19))) || refuse "Node.js ${version#v} is too old. $node_remedy"
}

on_debian_as_root() { [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null; }

# need_program PROGRAM PACKAGE PURPOSE: installed on Debian as root; else said.
need_program() {
    command -v "$1" >/dev/null && return
    if on_debian_as_root; then
        install_package "$2" || refuse "$1, for $3, is missing and apt-get could not install $2: see $step_log."
    else
        refuse "$1, for $3, is missing. Install it (Debian: apt-get install $2) and start again."
    fi
}

install_package() {
    attempt "Installing $1" apt_install "$1"
}

apt_install() {
    export DEBIAN_FRONTEND=noninteractive
    apt-get install -y --no-install-recommends "$@" || { apt-get update && apt-get install -y --no-install-recommends "$@"; }
}

machines_postgres() {
    command -v postgres >/dev/null || compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null ||
        compgen -G '/opt/homebrew/opt/postgresql*/bin/postgres' >/dev/null || compgen -G '/usr/pgsql-*/bin/postgres' >/dev/null
}
