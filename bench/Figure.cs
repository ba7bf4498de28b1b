using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CrowdAnnotate.Bench;

/// <summary>One measured figure beside its peer or limit.</summary>
/// <param name="Value">The median of the runs.</param>
/// <param name="PeerValue">The median of the peer's runs, or the limit; null when the peer is not installed.</param>
/// <param name="Ratio">Value over the peer's, the median of the pairs where runs were paired.</param>
/// <param name="Goal">In words, as the project set it; null where it set none.</param>
/// <param name="Met">Whether the medians meet the goal; null where that cannot be said.</param>
/// <param name="Runs">Minimum, median and maximum, for whoever reads the line.</param>
public sealed record Figure(
    [property: JsonPropertyName("bench")] string Benchmark, [property: JsonPropertyName("figure")] string Name, double Value, string Unit,
    string Peer, double? PeerValue, double? Ratio, string? Goal, bool? Met, [property: JsonIgnore] string Runs)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A time in seconds that has to stay under a limit.</summary>
    public static Figure WithinLimit(string bench, string name, Spread seconds, double limit) => new(
        bench, name, seconds.Median, "s", "limit", limit, seconds.Median / limit, string.Create(CultureInfo.InvariantCulture, $"<= {limit} s"), seconds.Median <= limit, seconds.ToString());

    public string ToLine()
    {
        var peer = PeerValue is { } value ? string.Create(CultureInfo.InvariantCulture, $"{Peer} {value:G4} {Unit}, ratio {Ratio:F2}") : Peer;
        var goal = Goal is null ? "no goal" : $"goal {Goal}: {Met switch { true => "met", false => "NOT met", null => "cannot be said" }}";
        return string.Create(CultureInfo.InvariantCulture, $"{Benchmark}: {Name}: {Value:G4} {Unit} ({Runs}); {peer}; {goal}");
    }

    public static byte[] ToJson(IReadOnlyList<Figure> figures) => JsonSerializer.SerializeToUtf8Bytes(figures, Json);
}
