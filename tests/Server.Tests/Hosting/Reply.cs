using System.Text;
using System.Text.Json;

namespace CrowdAnnotate.Server.Tests.Hosting;

/// <summary>What the server answered, read to its end.</summary>
public sealed record Reply(int Status, byte[] Bytes, IReadOnlyDictionary<string, string> Headers)
{
    public string Body => Encoding.UTF8.GetString(Bytes);

    public JsonElement Json => JsonDocument.Parse(Bytes).RootElement;

    public string ContentType => Headers.GetValueOrDefault("Content-Type", "");

    /// <summary>The stable word of a refusal.</summary>
    public string Problem => ContentType.StartsWith("application/problem+json", StringComparison.Ordinal)
        ? Json.GetProperty("type").GetString()! : $"no problem+json but {Status} {ContentType} {Body}";

    /// <summary>Where a refused request was wrong.</summary>
    public IReadOnlyList<string> Places => Json.TryGetProperty("errors", out var errors)
        ? [.. errors.EnumerateArray().Select(e => e.GetProperty("path").GetString()!)] : [];

    public T As<T>() => JsonSerializer.Deserialize<T>(Bytes, JsonSerializerOptions.Web)!;

    /// <summary>Body and headers as one text, to look for what must not be in it.</summary>
    public string Everything => string.Join('\n', Headers.Select(h => $"{h.Key}: {h.Value}")) + "\n\n" + Body;

    public static async Task<Reply> ReadAsync(HttpResponseMessage message)
    {
        var headers = message.Headers.Concat(message.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        return new Reply((int)message.StatusCode, await message.Content.ReadAsByteArrayAsync(), headers);
    }
}
