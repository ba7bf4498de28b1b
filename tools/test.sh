# Sourced by ../crowdannotate: builds once, runs the client's tests and every tests/*.Tests, and closes with one line.

# A project that hangs is a failure, not a wait without end.
project_seconds=1800

run_tests() {
    local long= coverage= wanted=() argument
    for argument; do
        case $argument in
            --long) long=yes ;;
            --coverage) coverage=yes ;;
            -h | --help)
                echo 'Usage: ./crowdannotate test [--long] [PROJECT ...]   every test, or those of the projects named; --long adds the slow ones'
                echo '       ./crowdannotate test --coverage               which branches of src/Dicom its tests take, counted in a copy of them'
                exit 0 ;;
            -*) say "test has no option $argument; it takes [--long] [PROJECT ...] or --coverage."; exit 2 ;;
            *) wanted+=("${argument%.Tests}") ;;
        esac
    done
    results=$(mktemp -d "${TMPDIR:-/tmp}/crowdannotate-tests.XXXXXX")
    beside_pid=
    trap 'end_beside; rm -rf "$results"' EXIT
    check_wanted "${wanted[@]}"
    if [[ -n $coverage ]]; then measure_coverage; exit; fi
    prepare_tests "${wanted[@]}"
    ! is_wanted Browser "${wanted[@]}" || begin_beside Browser.Tests "$long"
    ! is_wanted client "${wanted[@]}" || test_client
    local project
    while read -r project; do
        ! is_wanted "${project%.Tests}" "${wanted[@]}" || test_project "$project" "$long"
    done < <(test_projects)
    node "$root/tools/test-summary.mjs" "$results"
}

# The quick ones first; those that need a server or a browser last.
test_projects() {
    local folder
    for folder in "$root"/tests/*.Tests; do basename "$folder"; done | grep -vxE 'Server.Tests|Browser.Tests' || true
    for folder in Server.Tests Browser.Tests; do [[ ! -d $root/tests/$folder ]] || echo "$folder"; done
}

is_wanted() {
    local one=$1 name
    shift
    (($# > 0)) || return 0
    for name; do [[ $name == "$one" ]] && return; done
    return 1
}

check_wanted() {
    local name
    for name; do
        [[ $name == client || -d $root/tests/$name.Tests ]] || { say "There is no test project $name: client$(test_projects | sed 's/\.Tests$//; s/^/, /' | tr -d '\n')."; exit 2; }
    done
}

# What does not build is a failed test, so that the closing line is there all the same.
prepare_tests() {
    local code=0
    if [[ -d $root/tests/Browser.Tests ]] && is_wanted Browser "$@"; then need_browser; fi
    if is_wanted Dicom "$@" || is_wanted Interchange "$@" || is_wanted Server "$@"; then need_codec_libraries; need_judges; fi
    (build_solution) || code=$?
    ((code != 130)) || exit 130
    ((code == 0)) || { echo build >"$results/failed"; node "$root/tools/test-summary.mjs" "$results"; exit 1; }
}

need_browser() {
    command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || need_program chromium chromium 'the tests in a browser'
    command -v fc-list >/dev/null && [[ -n $(fc-list 2>/dev/null) ]] || ! on_debian_as_root || install_package fonts-dejavu-core || true
}

# Programs that live for seconds never earn back what is spent on watching where they are hot.
export DOTNET_TieredPGO=0

bounded() { if command -v timeout >/dev/null; then timeout -k 20 "$project_seconds" "$@"; else "$@"; fi; }

test_client() {
    local app=$root/src/Client/app code=0
    [[ -f $app/package.json ]] || return 0
    attempt 'Linting the client' in_client npm run lint || { show_log; echo 'client lint' >>"$results/failed"; }
    attempt 'Testing the client' in_client bounded npm test -- --reporter=json --outputFile="$results/client.vitest.json" || code=$?
    finish client "$code"
}

test_project() {
    local project=$1 long=$2 code=0 filter=()
    local executable=$root/tests/$project/bin/Release/net10.0/CrowdAnnotate.$project
    [[ -n $long ]] || filter=(-trait- Category=Long)
    if [[ $project == Browser.Tests && -n $beside_pid ]]; then
        attempt "Testing $project, begun beside the others" await_beside || code=$?
    elif [[ -x $executable ]]; then
        attempt "Testing $project" bounded "$executable" -noColor -noLogo "${filter[@]}" -ctrf "$results/$project.ctrf.json" || code=$?
    else
        step_log=$results/absent
        echo "It was not built: is it in CrowdAnnotate.sln?" >"$step_log"
        code=127
    fi
    finish "$project" "$code"
}

# A browser mostly waits for pages: its tests run beside the others, which leaves no processor idle.
begin_beside() {
    local project=$1 filter=()
    local executable=$root/tests/$project/bin/Release/net10.0/CrowdAnnotate.$project
    [[ -x $executable ]] || return 0
    [[ -n $2 ]] || filter=(-trait- Category=Long)
    (
        code=0
        bounded "$executable" -noColor -noLogo "${filter[@]}" -ctrf "$results/$project.ctrf.json" >"$results/beside.log" 2>&1 </dev/null 8>&- || code=$?
        echo "$code" >"$results/beside.code"
    ) &
    beside_pid=$!
}

await_beside() {
    while [[ ! -s $results/beside.code ]] && kill -0 "$beside_pid" 2>/dev/null; do sleep 1; done
    cat "$results/beside.log"
    [[ -s $results/beside.code ]] || return 1
    return "$(<"$results/beside.code")"
}

end_beside() {
    [[ -n $beside_pid && ! -s $results/beside.code ]] || return 0
    pkill -TERM -P "$beside_pid" 2>/dev/null || true
}

# The normal build and its lock files know nothing of this: the project that counts is in no solution.
measure_coverage() {
    local counting=$root/tools/coverage/Coverage.csproj locked=()
    [[ ${CI-} != true ]] || locked=(--locked-mode)
    prepare_tests Dicom
    step 'Restoring the counter of branches' dotnet restore "$counting" --nologo -v quiet "${locked[@]}"
    step 'Testing Dicom with its branches counted' dotnet msbuild "$counting" -nologo -v:minimal -t:Measure
    node "$root/tools/coverage/summary.mjs" "$root/tests/Dicom.Tests/bin/Coverage/net10.0/coverage.xml" src/Dicom
}

finish() {
    echo "$2" >"$results/$1.exit"
    cp "$step_log" "$results/$1.log"
    node "$root/tools/test-summary.mjs" "$results" "$1"
}
