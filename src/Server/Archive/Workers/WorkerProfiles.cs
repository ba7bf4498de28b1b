using System.Text;
using CrowdAnnotate.Dicom;

namespace CrowdAnnotate.Server.Archive.Workers;

/// <summary>De-identification under a profile that a job names or holds.</summary>
public sealed class WorkerProfiles(DeidentificationKey key)
{
    public const string DefaultProfile = "public";

    // All jobs of an import have one profile, so that the latest is nearly always the one.
    private (string Profile, Deidentification Deidentification)? latest;

    public DeidentificationKey Key => key;

    /// <param name="named">The name of a built-in profile, or its JSON; null for the default.</param>
    /// <returns>Why it cannot be used; null when <paramref name="deidentification"/> goes by it.</returns>
    public string? Under(string? named, out Deidentification deidentification)
    {
        named ??= DefaultProfile;
        if (latest is { } known && known.Profile == named)
        {
            deidentification = known.Deidentification;
            return null;
        }

        deidentification = null!;
        var profile = DeidentificationProfile.BuiltIn(named);
        if (profile is null && DeidentificationProfile.Read(Encoding.UTF8.GetBytes(named), out profile) is { } wrong)
        {
            return $"The profile cannot be used: {wrong}";
        }

        deidentification = new Deidentification(profile!, key);
        latest = (named, deidentification);
        return null;
    }
}
