using System.Text.Json;
using System.Text.Json.Serialization;

namespace CrowdAnnotate.Server.Commands.Agreeing;

/// <summary>The results file.</summary>
internal sealed record BatchResults(IReadOnlyList<BatchResult> Entries);

/// <summary>What became of one entry: a result, or why there is none.</summary>
internal sealed record BatchResult(string Id, JsonElement? Result, string? Error)
{
    /// <summary>How the file is written: names in camel case, texts as they are.</summary>
    public static JsonSerializerOptions Style { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    // A result's keys are the statistics' own, and what is undefined within one is null there.
    private static readonly JsonSerializerOptions Keys = new();

    public static BatchResult Of((string Id, StatisticRequest? Request, string? Wrong) entry)
    {
        if (entry.Request is not { } request)
        {
            return new(entry.Id, null, entry.Wrong);
        }

        try
        {
            var compute = StatisticGroups.Find(request.Statistic) ?? throw new CommandRefusal($"There is no statistic {request.Statistic}.");
            return new(entry.Id, JsonSerializer.SerializeToElement(compute(request), Keys), null);
        }
        catch (Exception e) when (e is CommandRefusal or ArgumentException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return new(entry.Id, null, Said(e));
        }
    }

    /// <summary>Of an argument only the sentence is for whoever asked, not the name it has in the program.</summary>
    public static string Said(Exception e) =>
        e is ArgumentException { ParamName: { } name } ? e.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal) : e.Message;
}
