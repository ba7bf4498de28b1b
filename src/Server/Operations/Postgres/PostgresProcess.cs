using System.ComponentModel;
using System.Diagnostics;

namespace CrowdAnnotate.Server.Operations.Postgres;

/// <summary>
/// A program of PostgreSQL while it runs. It has a thread of its own, which starts it and outlives it: the system's signal
/// for a dead parent follows the thread that started a process, not the whole parent.
/// </summary>
internal sealed class PostgresProcess : IDisposable
{
    private readonly TaskCompletionSource<int> _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;

    private PostgresProcess(ProcessStartInfo command, PostgresLog log)
    {
        _process = new Process { StartInfo = command };
        _process.ErrorDataReceived += (_, e) => Keep(e.Data, log);
        _process.OutputDataReceived += (_, e) => Keep(e.Data, log);
    }

    /// <summary>The exit code, once it has ended and all of its output was read.</summary>
    public Task<int> Exited => _exited.Task;

    public int Id { get; private set; }

    /// <exception cref="SetupRefusal">The program cannot be started.</exception>
    public static async Task<PostgresProcess> StartAsync(ProcessStartInfo command, PostgresLog log)
    {
        var process = new PostgresProcess(command, log);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => process.Run(started)) { IsBackground = true, Name = "PostgreSQL" }.Start();
        await started.Task;
        return process;
    }

    /// <summary>Fast shutdown; immediate when that takes too long; killed when even that does.</summary>
    public async Task StopAsync()
    {
        (int Signal, int Seconds)[] steps = [(PosixCalls.Interrupt, 30), (PosixCalls.Quit, 10)];
        foreach (var (signal, seconds) in steps)
        {
            if (Exited.IsCompleted) return;
            if (!OperatingSystem.IsWindows()) PosixCalls.Signal(Id, signal);
            if (await EndsWithin(TimeSpan.FromSeconds(seconds))) return;
        }
        _process.Kill(entireProcessTree: true);
        await Exited;
    }

    /// <summary>Lets go of a program that has ended.</summary>
    public void Dispose() => _process.Dispose();

    private async Task<bool> EndsWithin(TimeSpan time) => await Task.WhenAny(Exited, Task.Delay(time)) == Exited;

    private void Run(TaskCompletionSource started)
    {
        try
        {
            _process.Start();
        }
        catch (Win32Exception e)
        {
            started.SetException(new SetupRefusal($"{_process.StartInfo.FileName} could not be started ({e.Message})",
                $"Set {PostgresBinariesSearch.Variable} to a PostgreSQL that runs here.", e));
            return;
        }
        Id = _process.Id;
        _process.StandardInput.Close();
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        started.SetResult();
        _process.WaitForExit();
        _exited.SetResult(_process.ExitCode);
    }

    private static void Keep(string? line, PostgresLog log)
    {
        if (!string.IsNullOrEmpty(line)) log.Write(line);
    }
}
