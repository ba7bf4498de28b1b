using System.Text.Json;
using CrowdAnnotate.Server.Identity;

namespace CrowdAnnotate.Server.Operations;

/// <summary>One demo sign-in, as printed at start.</summary>
public sealed record DemoSignIn(string Pseudonym, string Role, string Password);

/// <summary>Secrets made at first start and kept in the data folder, readable by its owner only.</summary>
public sealed record Credentials(string CommandLineSecret, IReadOnlyList<DemoSignIn> Demo)
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Credentials LoadOrMake(string path)
    {
        if (File.Exists(path))
        {
            return JsonSerializer.Deserialize<Credentials>(File.ReadAllText(path), Indented)
                ?? throw new SetupRefusal($"{path} is empty", "Restore it from a backup, or delete it to have new secrets made.");
        }

        var made = new Credentials(ScriptClients.NewSecret(), []);
        made.Save(path);
        return made;
    }

    public void Save(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(path, options);
        JsonSerializer.Serialize(file, this, Indented);
    }
}
