using CrowdAnnotate.Aim;

namespace CrowdAnnotate.Server.Commands;

/// <summary>A template as a command names it: one built in, or a file.</summary>
internal static class TemplateChoice
{
    /// <exception cref="CommandRefusal">There is neither, or not exactly one, or what is in the file is refused.</exception>
    public static AnnotationTemplate One(string name) => All(name) is [var one] ? one
        : throw new CommandRefusal($"{name} holds several templates; convert one to a file of its own.");

    /// <exception cref="CommandRefusal">There is neither, or what is in the file is refused.</exception>
    public static IReadOnlyList<AnnotationTemplate> All(string name) => Read(name).Templates;

    /// <exception cref="CommandRefusal">There is neither, or what is in the file is refused.</exception>
    public static (IReadOnlyList<AnnotationTemplate> Templates, IReadOnlyList<AimFinding> Findings) Read(string name)
    {
        if (BuiltInTemplates.ByName.TryGetValue(name, out var builtIn))
        {
            return ([builtIn], []);
        }

        if (!File.Exists(name) && name.IndexOfAny(['/', '\\', '.']) < 0)
        {
            throw new CommandRefusal($"There is no template {name}: it is neither a file nor one of {string.Join(", ", BuiltInTemplates.ByName.Keys)}.");
        }

        var reading = AimTemplateFile.Read(Text(name));
        return reading.Errors.FirstOrDefault() is { } error
            ? throw new CommandRefusal($"{name}: {error}")
            : (reading.Templates, reading.Findings);
    }

    /// <summary>The template as the server takes it: the name of one built in, or JSON.</summary>
    /// <exception cref="CommandRefusal">There is no such template, or one for a campaign that is not named.</exception>
    public static string? Sent(string? name, string? campaign) =>
        name is null ? null
        : campaign is null ? throw new CommandRefusal("--template is for the campaign that is made; name it by --campaign.")
        : BuiltInTemplates.ByName.ContainsKey(name) ? name
        : TemplateJson.Write(One(name));

    /// <exception cref="CommandRefusal">The file is too large or cannot be read.</exception>
    public static string Text(string file)
    {
        var text = "";
        Try(file, () => text = new FileInfo(file).Length > 4L * AimTemplateFile.DefaultSizeCap ? throw new IOException("It is too large for a template") : File.ReadAllText(file));
        return text;
    }

    public static void Try(string file, Action access)
    {
        try
        {
            access();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new CommandRefusal($"{file} cannot be opened ({e.Message.TrimEnd('.')}).");
        }
    }
}
