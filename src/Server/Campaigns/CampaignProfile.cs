using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Server.Operations;

namespace CrowdAnnotate.Server.Campaigns;

/// <summary>
/// The de-identification profile of a campaign or an import: a built-in one by its name, or one of one's own as JSON. Two of one's own
/// are equal when their content is, whatever they are called.
/// </summary>
public sealed record CampaignProfile
{
    /// <summary>The profile where none is chosen.</summary>
    public static readonly CampaignProfile Public = new("public", "public");

    private CampaignProfile(string text, string name) => (Text, Name) = (text, name);

    /// <summary>The name of a built-in profile, or the JSON of another without blanks.</summary>
    public string Text { get; }

    /// <summary>For people; a profile of one's own is told from others of its name by the begin of its digest.</summary>
    public string Name { get; }

    /// <param name="text">A name, or JSON; <see cref="Public"/> when null.</param>
    /// <returns>Why it is no profile; null when <paramref name="profile"/> holds it.</returns>
    public static string? Read(string? text, out CampaignProfile profile)
    {
        profile = Public;
        if (text is null)
        {
            return null;
        }

        if (DeidentificationProfile.BuiltIn(text) is { } builtIn)
        {
            profile = new CampaignProfile(text, builtIn.Name);
            return null;
        }

        if (DeidentificationProfile.Read(Encoding.UTF8.GetBytes(text), out var own) is { } wrong)
        {
            return wrong;
        }

        using var json = JsonDocument.Parse(text);
        var content = JsonSerializer.Serialize(json.RootElement);
        profile = new CampaignProfile(content, $"{own!.Name} (file {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..8]})");
        return null;
    }

    /// <summary>What was read before and stored.</summary>
    /// <exception cref="InvalidDataException">It is no profile.</exception>
    public static CampaignProfile OfStored(string? text) =>
        Read(text, out var profile) is { } wrong ? throw new InvalidDataException($"A stored profile cannot be read: {wrong}") : profile;

    /// <summary>Why images under another profile do not come into a campaign of this one.</summary>
    public Refusal Refuse(string campaign, CampaignProfile other) => new(
        "profile-differs", 409, $"The campaign “{campaign}” takes images under the profile {Name}; these are under {other.Name}. "
        + $"Import the originals under {Name}, or into a campaign whose profile is {other.Name}.");

    public override string ToString() => Name;
}
