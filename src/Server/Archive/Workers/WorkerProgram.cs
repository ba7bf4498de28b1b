using System.Runtime.InteropServices;
using CrowdAnnotate.Dicom;

namespace CrowdAnnotate.Server.Archive.Workers;

/// <summary>
/// The process that reads what others sent: parsing, de-identification and decoding happen here, so that a file that brings a
/// process down brings down this one. It knows no network and no database; it ends when its input does.
/// </summary>
public static class WorkerProgram
{
    /// <summary>The word by which the executable becomes a worker; no command of the command line.</summary>
    public const string Word = "import-worker";

    public static int Run()
    {
        using var input = Console.OpenStandardInput();
        using var output = Console.OpenStandardOutput();

        // Whatever writes to the console must not come between the messages.
        Console.SetOut(TextWriter.Null);
        Console.SetError(TextWriter.Null);
        if (WorkerFrames.Read<WorkerStart>(input) is not { } start)
        {
            return 0;
        }

        Confine();
        var profiles = new WorkerProfiles(new DeidentificationKey(start.Key));
        var (import, whole, annotations) = (new ImportWork(profiles), new WholeFileWork(profiles), new AnnotationWork(profiles));
        while (WorkerFrames.Read<WorkerJob>(input) is { } job)
        {
            WorkerFrames.Write(output, Do(job, import, whole, annotations));
        }

        return 0;
    }

    private static WorkerAnswer Do(WorkerJob job, ImportWork import, WholeFileWork whole, AnnotationWork annotations)
    {
        try
        {
            return job.Delivery is { } frames ? DeliveryWork.Do(job, frames)
                : job.Annotations is { } wish ? annotations.Do(job, wish)
                : job.Whole is not null || job.Frame is not null ? ForCommand(job, whole)
                : import.Do(job);
        }
        catch (OutOfMemoryException)
        {
            return WorkerAnswer.Refused(WorkerLimits.TooMuchMemory);
        }
    }

    // These write where a person said: that it cannot be written is no fault of the file.
    private static WorkerAnswer ForCommand(WorkerJob job, WholeFileWork whole)
    {
        try
        {
            return job.Frame is { } number ? FrameWork.Do(job, number) : whole.Do(job, job.Whole!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return WorkerAnswer.Refused(e.Message.TrimEnd('.'), passing: true);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return WorkerAnswer.Refused($"The reader failed on it ({e.GetType().Name})");
        }
    }

    // No core file, for it would hold a patient's header; and the first process to go when the machine runs out of memory.
    private static void Confine()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        const int core = 4;
        var none = new Limit(0, 0);
        _ = SetLimit(core, ref none);
        try
        {
            File.WriteAllText("/proc/self/oom_score_adj", "1000");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Where /proc is closed, the kernel chooses by size.
        }
    }

    [DllImport("libc", EntryPoint = "setrlimit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetLimit(int resource, ref Limit limit);

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Limit(nuint Soft, nuint Hard);
}
