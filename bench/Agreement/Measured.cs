using System.Text.Json;

namespace CrowdAnnotate.Bench.Agreement;

/// <summary>One statistic's runs, and what it came to: by the program or by one to compare with.</summary>
internal sealed record Measured(string Name, double[] Seconds, double Value, int Cases = 0, int Readings = 0, double AllocatedPerReading = 0, int Radius = 0)
{
    // Iterative fits end by rules of their own.
    private const double SameValue = 1e-5;

    /// <summary>The program's own: <c>agreement measure WHAT</c>.</summary>
    public static async Task<T> OfOursAsync<T>(string[] arguments, CancellationToken cancel) => JsonSerializer.Deserialize<T>(
        await Tools.RunAsync(Path.Combine(Tools.Root, "crowdannotate"), ["agreement", "measure", .. arguments], cancel), JsonSerializerOptions.Web)!;

    /// <summary>Those of a script beside the benchmarks; none where its interpreter or what it needs is not installed.</summary>
    public static async Task<IReadOnlyList<Measured>> OfPeerAsync(string[] interpreters, string needs, string script, string[] arguments, CancellationToken cancel)
    {
        if (Tools.Find(interpreters) is not { } interpreter)
        {
            return [];
        }

        try
        {
            await Tools.RunAsync(interpreter, [interpreter.EndsWith("Rscript", StringComparison.Ordinal) ? "-e" : "-c", needs], cancel);
        }
        catch (BenchRefusal)
        {
            return [];
        }

        return JsonSerializer.Deserialize<IReadOnlyList<Measured>>(
            await Tools.RunAsync(interpreter, [Path.Combine(Tools.Root, "bench", "Peers", script), .. arguments], cancel), JsonSerializerOptions.Web)!;
    }

    /// <summary>A figure in seconds against the peer that computed the same from the same.</summary>
    /// <param name="peers">What the peer measured; nothing when it is not installed.</param>
    /// <param name="limit">Seconds that it may take; null for no goal.</param>
    /// <exception cref="BenchRefusal">The peer comes to something else.</exception>
    public Figure Against(string bench, string what, string peer, IEnumerable<Measured> peers, double? limit)
    {
        var ours = Spread.Of(Seconds);
        var theirs = peers.FirstOrDefault(p => p.Name == Name);
        if (theirs is not null && Math.Abs(theirs.Value - Value) > SameValue * Math.Max(1, Math.Abs(Value)))
        {
            throw new BenchRefusal($"{what}: {Value}, but {peer} says {theirs.Value}.");
        }

        var other = theirs is null ? null : (double?)Spread.Of(theirs.Seconds).Median;
        var runs = ours + (theirs is null ? "" : $"; peer {Spread.Of(theirs.Seconds)}, the same value");
        return new Figure(
            bench, what, ours.Median, "s", theirs is null ? $"{peer} is not installed" : peer, other, ours.Median / other,
            limit is { } most ? FormattableString.Invariant($"<= {most} s") : null, limit is null ? null : ours.Median <= limit, runs);
    }
}
