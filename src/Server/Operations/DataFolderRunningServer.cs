using System.Text.Json;

namespace CrowdAnnotate.Server.Operations;

/// <summary>Who has a data folder open: the process, and where it answers once it does. Kept as server.json in the folder;
/// true only while the folder's lock is held.</summary>
public sealed record RunningServer(int? ProcessId, Uri? Address)
{
    internal void Write(string folder)
    {
        var draft = PathIn(folder) + ".new";
        File.WriteAllText(draft, JsonSerializer.Serialize(this, JsonSerializerOptions.Web));
        File.Move(draft, PathIn(folder), overwrite: true);
    }

    internal static RunningServer? Read(string folder)
    {
        try
        {
            return JsonSerializer.Deserialize<RunningServer>(File.ReadAllText(PathIn(folder)), JsonSerializerOptions.Web);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    internal static void Remove(string folder) => File.Delete(PathIn(folder));

    private static string PathIn(string folder) => Path.Combine(folder, "server.json");
}
