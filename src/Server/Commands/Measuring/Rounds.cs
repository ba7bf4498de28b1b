using System.Diagnostics;

namespace CrowdAnnotate.Server.Commands.Measuring;

/// <summary>Repeated runs of one piece of work.</summary>
internal static class Rounds
{
    private const int Warming = 10;
    private const int Counted = 5;
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(500);

    /// <summary>Seconds of one run in each round; some rounds come first, in which code is compiled and compiled again.</summary>
    public static double[] Seconds(Action run) => [.. Enumerable.Range(0, Warming + Counted).Select(_ =>
    {
        var (clock, runs) = (Stopwatch.StartNew(), 0);
        for (; clock.Elapsed < Round; runs++)
        {
            run();
        }

        return clock.Elapsed.TotalSeconds / runs;
    }).Skip(Warming)];

    /// <summary>Seconds of runs that are long, the first of them included: nothing is compiled before.</summary>
    public static double[] Each(Action run) => [.. Enumerable.Range(0, Counted).Select(_ =>
    {
        var clock = Stopwatch.StartNew();
        run();
        return clock.Elapsed.TotalSeconds;
    })];
}
