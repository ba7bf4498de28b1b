using System.Diagnostics;

namespace CrowdAnnotate.Server.Commands;

/// <summary>How much of a transfer of unknown length has come, on a terminal only.</summary>
internal sealed class TransferProgress : IProgress<long>, IDisposable
{
    private readonly bool isShown = !Console.IsErrorRedirected;
    private long shown = Stopwatch.GetTimestamp();
    private bool isDirty;

    public void Report(long value)
    {
        if (isShown && Stopwatch.GetElapsedTime(shown) > TimeSpan.FromMilliseconds(200))
        {
            (shown, isDirty) = (Stopwatch.GetTimestamp(), true);
            Console.Error.Write(FormattableString.Invariant($"\r  {value / 1e6:0.0} MB "));
        }
    }

    public void Dispose()
    {
        if (isDirty)
        {
            Console.Error.Write("\r            \r");
        }
    }
}
