# Sourced by ../crowdannotate: one step of the set-up, told in one line on stderr, its output shown only when it fails.

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
export npm_config_audit=false npm_config_fund=false npm_config_update_notifier=false

step_pid=

say() { printf '%s\n' "$*" >&2; }

refuse() { say "$*"; exit 1; }

# A step runs in the background, where the shell would keep Ctrl-C from it.
stop_step() {
    trap - INT TERM
    if [[ -n $step_pid ]]; then
        pkill -TERM -P "$step_pid" 2>/dev/null || true
        kill -TERM "$step_pid" 2>/dev/null || true
    fi
    [[ -t 2 ]] && printf '\r\033[K' >&2
    say 'Stopped.'
    exit 130
}

# attempt TITLE COMMAND...: runs it, output to $step_log; its exit code is the step's.
attempt() {
    local title=$1 began=$SECONDS turn=0 code=0 marks='|/-\'
    shift
    mkdir -p "$root/.build/logs"
    step_log=$root/.build/logs/$(tr -cs 'A-Za-z0-9\n' '-' <<<"$title").log
    trap stop_step INT TERM
    # Build servers outlive the step; they must not keep the lock (descriptor 8).
    "$@" >"$step_log" 2>&1 </dev/null 8>&- &
    step_pid=$!
    if [[ -t 2 ]]; then
        while kill -0 "$step_pid" 2>/dev/null; do
            printf '\r\033[K%s %s… %d s' "${marks:turn++ % 4:1}" "$title" $((SECONDS - began)) >&2
            sleep 0.2
        done
        printf '\r\033[K' >&2
    else
        say "$title…"
    fi
    wait "$step_pid" || code=$?
    step_pid=
    trap - INT TERM
    ((code == 0)) && say "$title: $((SECONDS - began)) s"
    return "$code"
}

# The reason may stand first (npm) or last (MSBuild).
show_log() {
    if (($(wc -l <"$step_log") <= 80)); then cat "$step_log"
    else head -n 40 "$step_log"; echo '…'; tail -n 40 "$step_log"; fi >&2
}

# step TITLE COMMAND...: as attempt, but a failure shows the output and ends the script.
step() {
    attempt "$@" && return
    say "$1 failed:"
    show_log
    exit 1
}
