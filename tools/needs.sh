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

# The decoders of JPEG-LS and JPEG 2000 are libraries of the system: FILE PACKAGE.
codec_libraries=('libcharls.so.2 libcharls2' 'libopenjp2.so.7 libopenjp2-7')

library_is_here() {
    local folder
    for folder in /usr/lib/*-linux-* /usr/lib64 /usr/lib /usr/local/lib /opt/homebrew/lib; do
        [[ ! -e $folder/$1 && ! -e $folder/${1%%.*}.dylib ]] || return 0
    done
    [[ $(PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null) == *"$1"* ]]
}

# Without them the program goes on: it refuses by name what it cannot decode.
need_codec_libraries() {
    local pair absent=() failed=$root/.build/no-codec-libraries
    for pair in "${codec_libraries[@]}"; do library_is_here "${pair% *}" || absent+=("${pair#* }"); done
    ((${#absent[@]} > 0)) || return 0
    # What apt-get could not do is tried again after a day, not at every command.
    if on_debian_as_root && [[ -z $(find "$failed" -mmin -1440 2>/dev/null) ]]; then
        ! attempt 'Installing the decoders of JPEG-LS and JPEG 2000' apt_install "${absent[@]}" || { rm -f "$failed"; return 0; }
        touch "$failed" || true
    fi
    say "JPEG-LS or JPEG 2000 images will be refused, for a system library is missing (Debian: apt-get install ${absent[*]})."
}

# Programs of others that the tests compare with; a test without its judge is skipped in sight.
judges=(dcmtk python3-pydicom python3-numpy python3-gdcm libgdcm-tools openjph-tools dicom3tools libxml2-utils plastimatch)

need_judges() {
    on_debian_as_root || return 0
    (($(dpkg-query -W -f '${db:Status-Abbrev}\n' "${judges[@]}" 2>/dev/null | grep -c '^ii') < ${#judges[@]})) || return 0
    attempt 'Installing the programs to compare with' apt_install "${judges[@]}" ||
        say "apt-get could not install them; tests that compare with them are skipped: see $step_log."
}
