using CrowdAnnotate.Dicom;

namespace CrowdAnnotate.Server.Commands;

/// <summary>The profile that a command names: a built-in one, or the text of a file.</summary>
internal static class ProfileText
{
    /// <exception cref="CommandRefusal">It is neither, or the file holds no profile.</exception>
    public static string? Of(string? profile)
    {
        if (profile is null || DeidentificationProfile.BuiltIn(profile) is not null)
        {
            return profile;
        }

        try
        {
            // A profile that cannot be used would have every file refused for it.
            var text = File.ReadAllText(profile);
            return DeidentificationProfile.Read(System.Text.Encoding.UTF8.GetBytes(text), out _) is { } wrong ? throw new CommandRefusal($"{profile}: {wrong}.") : text;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandRefusal($"There is no profile {profile}: it is neither basic, public nor research, nor a file that can be read.");
        }
    }
}
