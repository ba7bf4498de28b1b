using System.Text.Json;

namespace CrowdAnnotate.Server.Commands.Agreeing;

/// <summary>The `params` of a request. One that is absent or null is null; one of another kind is refused by its name.</summary>
internal sealed class RequestParameters(JsonElement? given)
{
    public double? Number(string name) => Of(name, "a number", Finite);

    public int? Whole(string name) => Of(name, "a whole number", e => e.ValueKind == JsonValueKind.Number && e.TryGetInt32(out var n) ? n : (int?)null);

    public string? Text(string name) => Find(name) is not { } e ? null : e.ValueKind == JsonValueKind.String ? e.GetString() : throw Refusal(name, "a text");

    public IReadOnlyList<double>? Numbers(string name) => List(name, "a list of numbers", Finite);

    public IReadOnlyList<string>? Texts(string name)
    {
        if (Find(name) is not { } e)
        {
            return null;
        }

        return e.ValueKind == JsonValueKind.Array && e.EnumerateArray().All(i => i.ValueKind == JsonValueKind.String)
            ? [.. e.EnumerateArray().Select(i => i.GetString()!)] : throw Refusal(name, "a list of texts");
    }

    /// <summary>An object of whole numbers, e.g. {"17": 2}; empty when absent.</summary>
    public IReadOnlyDictionary<string, int> WholeByName(string name)
    {
        if (Find(name) is not { } e)
        {
            return new Dictionary<string, int>();
        }

        return e.ValueKind == JsonValueKind.Object && e.EnumerateObject().All(p => p.Value.ValueKind == JsonValueKind.Number && p.Value.TryGetInt32(out _))
            ? e.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetInt32()) : throw Refusal(name, "an object of whole numbers");
    }

    /// <summary>Parameters within a parameter; null when absent.</summary>
    public RequestParameters? Inner(string name) =>
        Find(name) is not { } e ? null : e.ValueKind == JsonValueKind.Object ? new(e) : throw Refusal(name, "an object");

    /// <exception cref="CommandRefusal">The parameter is absent.</exception>
    public static T Required<T>(T? value, string name)
        where T : struct => value ?? throw new CommandRefusal($"params.{name} is missing.");

    private static double? Finite(JsonElement e) => e.ValueKind == JsonValueKind.Number && e.TryGetDouble(out var n) && double.IsFinite(n) ? n : null;

    private static CommandRefusal Refusal(string name, string kind) => new($"params.{name} is not {kind}.");

    private JsonElement? Find(string name) =>
        given is { ValueKind: JsonValueKind.Object } o && o.TryGetProperty(name, out var e) && e.ValueKind != JsonValueKind.Null ? e : null;

    private T? Of<T>(string name, string kind, Func<JsonElement, T?> read)
        where T : struct => Find(name) is not { } e ? null : read(e) ?? throw Refusal(name, kind);

    private T[]? List<T>(string name, string kind, Func<JsonElement, T?> read)
        where T : struct
    {
        if (Find(name) is not { } e)
        {
            return null;
        }

        return e.ValueKind == JsonValueKind.Array ? [.. e.EnumerateArray().Select(i => read(i) ?? throw Refusal(name, kind))] : throw Refusal(name, kind);
    }
}
