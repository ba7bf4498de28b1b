using System.Diagnostics;

namespace CrowdAnnotate.Server.Commands;

/// <summary>Says each step of a longer job once, with the seconds since the start.</summary>
public sealed class StepProgress(TextWriter writer) : IProgress<string>
{
    private readonly long start = Stopwatch.GetTimestamp();

    public void Report(string value) =>
        writer.WriteLine(FormattableString.Invariant($"  {Stopwatch.GetElapsedTime(start).TotalSeconds,5:0.0} s  {value}"));
}
