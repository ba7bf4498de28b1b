using System.Text.Json;

namespace CrowdAnnotate.Server.Commands.Agreeing;

/// <summary>An input file of JSON.</summary>
internal static class JsonInput
{
    private static readonly JsonSerializerOptions Style = new(JsonSerializerDefaults.Web);

    /// <exception cref="CommandRefusal">It is no JSON, or not of this form.</exception>
    public static T Read<T>(string path)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), Style) ?? throw new CommandRefusal($"{Path.GetFileName(path)} holds nothing.");
        }
        catch (JsonException e)
        {
            throw new CommandRefusal($"{Path.GetFileName(path)} is not as it has to be at {e.Path}, line {e.LineNumber + 1}.");
        }
    }
}
