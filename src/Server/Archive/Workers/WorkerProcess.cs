using System.Diagnostics;
using System.Globalization;

namespace CrowdAnnotate.Server.Archive.Workers;

/// <summary>The server's side of one worker: it is asked one thing at a time and ended when that costs too much.</summary>
public sealed class WorkerProcess : IDisposable
{
    private const string YoungBytes = "1000000";
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private readonly Process process;
    private readonly WorkerLimits limits;
    private volatile bool ended;

    private WorkerProcess(Process process, WorkerLimits limits) => (this.process, this.limits) = (process, limits);

    public int Id => process.Id;

    /// <summary>Whether it can be asked again.</summary>
    public bool IsWell => !ended && !process.HasExited;

    public static async Task<WorkerProcess> StartAsync(WorkerStart start, WorkerLimits limits, bool isPatient, CancellationToken cancel)
    {
        var process = Process.Start(StartInfo(limits)) ?? throw new InvalidOperationException("No worker can be started.");
        var worker = new WorkerProcess(process, limits);
        try
        {
            // What a worker complains about may quote a header: nobody reads it.
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            if (isPatient)
            {
                process.PriorityClass = ProcessPriorityClass.BelowNormal;
            }

            await WorkerFrames.WriteAsync(process.StandardInput.BaseStream, start, cancel);
            return worker;
        }
        catch
        {
            worker.Dispose();
            throw;
        }
    }

    /// <summary>Has the job done. A worker that dies, hangs or grows too large is ended, and the answer says so.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up; the worker is ended then too.</exception>
    public async Task<WorkerAnswer> AskAsync(WorkerJob job, TimeSpan time, CancellationToken cancel)
    {
        try
        {
            await WorkerFrames.WriteAsync(process.StandardInput.BaseStream, job, cancel);
            var answer = WorkerFrames.ReadAsync<WorkerAnswer>(process.StandardOutput.BaseStream, CancellationToken.None);
            return await WatchAsync(answer, time, cancel);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            End();
            return WorkerAnswer.Refused(WorkerLimits.Crashed);
        }
        catch
        {
            End();
            throw;
        }
    }

    public void Dispose()
    {
        End();
        process.Dispose();
    }

    private async Task<WorkerAnswer> WatchAsync(Task<WorkerAnswer> answer, TimeSpan time, CancellationToken cancel)
    {
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return await answer.WaitAsync(Look < time ? Look : time, cancel);
            }
            catch (TimeoutException)
            {
                var reason = Stopwatch.GetElapsedTime(start) >= time ? WorkerLimits.TooMuchTime
                    : ResidentBytes() > limits.ResidentBytes ? WorkerLimits.TooMuchMemory : null;
                if (reason is not null)
                {
                    End();
                    _ = answer.ContinueWith(static t => t.Exception, TaskScheduler.Default);
                    return WorkerAnswer.Refused(reason);
                }
            }
        }
    }

    // Memory of its own; files that it has mapped are the system's to take back.
    private long ResidentBytes()
    {
        try
        {
            var line = File.ReadLines($"/proc/{process.Id}/status").FirstOrDefault(l => l.StartsWith("RssAnon:", StringComparison.Ordinal));
            return line is null ? 0 : 1024 * long.Parse(line["RssAnon:".Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private void End()
    {
        ended = true;
        try
        {
            process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended already.
        }
    }

    private static ProcessStartInfo StartInfo(WorkerLimits limits)
    {
        var info = new ProcessStartInfo(Host()) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        info.ArgumentList.Add(typeof(WorkerProgram).Assembly.Location);
        info.ArgumentList.Add(WorkerProgram.Word);
        info.Environment.Clear();
        foreach (var name in (string[])["PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH"])
        {
            if (Environment.GetEnvironmentVariable(name) is { } value)
            {
                info.Environment[name] = value;
            }
        }

        info.Environment["DOTNET_GCHeapHardLimit"] = limits.HeapBytes.ToString("x", CultureInfo.InvariantCulture);
        info.Environment["DOTNET_gcConcurrent"] = "0";

        // A frame dies young: below this size it does not cost a collection of everything.
        info.Environment["DOTNET_GCLOHThreshold"] = YoungBytes;
        info.Environment["DOTNET_GCgen0size"] = YoungBytes;

        // A worker lives for one import: what loops over pixels is compiled well at once, and nothing is counted in order to compile it again.
        info.Environment["DOTNET_TieredPGO"] = "0";
        info.Environment["DOTNET_TC_QuickJitForLoops"] = "0";
        info.Environment["DOTNET_EnableDiagnostics"] = "0";
        return info;
    }

    // The runtime this process runs on, whatever started it.
    private static string Host()
    {
        var runtime = System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory();
        var host = Path.GetFullPath(Path.Combine(runtime, "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
        return File.Exists(host) ? host : "dotnet";
    }
}
