namespace CrowdAnnotate.Dicom;

/// <summary>
/// De-identification by PS3.15 annex E, edition 2024e, under a profile. UIDs, patients, dates and scanners are mapped by keyed
/// one-way functions, so that references and intervals hold across imports.
/// </summary>
public sealed class Deidentification
{
    private readonly DeidentificationProfile profile;
    private readonly DeidentificationKey key;
    private readonly IReadOnlyList<string> codes;

    public Deidentification(DeidentificationProfile profile, DeidentificationKey key)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(key);
        (this.profile, this.key, codes) = (profile, key, DeidentificationCodes.Of(profile));
    }

    /// <summary>What is removed and what is kept.</summary>
    public DeidentificationProfile Profile => profile;

    /// <summary>De-identifies one instance; the original is not changed.</summary>
    /// <returns>Why it cannot be; null when <paramref name="result"/> holds the instance, perhaps with reasons to look at it first.</returns>
    public DicomRefusal? Apply(DicomFile original, out DeidentifiedInstance? result)
    {
        ArgumentNullException.ThrowIfNull(original);
        result = null;
        var sopClass = original.Dataset.GetString(DicomTag.SOPClassUID) ?? "";
        if (!KnownUids.IsOfStandard(sopClass) || AudioClasses.Contains(sopClass))
        {
            return new DicomRefusal("Objects of a private SOP class, or of one that PS3.6 of 2024e does not register, and recordings of speech cannot be de-identified", DicomTag.SOPClassUID);
        }

        if (SopClasses.IsOfNoPatient(sopClass))
        {
            return new DicomRefusal("Objects that belong to no patient, such as hanging protocols and palettes, are not kept", DicomTag.SOPClassUID);
        }

        if (PixelCleaning.Clean(original, out var pixels) is { } refusal)
        {
            return refusal;
        }

        var context = new InstanceContext(original.Dataset, profile, key);
        var cleaning = new DatasetCleaning(context);
        var made = cleaning.Clean();
        PutIdentity(context, made);
        DeidentificationCodes.Describe(made, profile);
        if (pixels?.Data is { } data)
        {
            made.AddOrUpdate(data);
        }

        result = new DeidentifiedInstance(made, original.TransferSyntax.IsEncapsulated ? original.TransferSyntax : DicomTransferSyntax.ExplicitVRLittleEndian, new DeidentificationReport
        {
            Profile = profile.Name,
            Codes = codes,
            Changes = cleaning.Changes,
            Kept = cleaning.Kept,
            RemovedPrivate = cleaning.RemovedPrivate,
            ClearedPixels = pixels?.ClearedCells ?? 0,
            RemovedCodestreamBytes = pixels?.RemovedBytes ?? 0,
        })
        {
            Review = ReviewRules.Of(original, profile, pixels?.Data),
        };
        return null;
    }

    private static HashSet<string> AudioClasses { get; } =
        ["1.2.840.10008.5.1.4.1.1.9.4.1", "1.2.840.10008.5.1.4.1.1.9.4.2"];

    private void PutIdentity(InstanceContext context, DicomDataset made)
    {
        made.AddOrUpdate(DicomTag.PatientID, context.Pseudonym);
        made.AddOrUpdate(DicomTag.PatientName, context.Pseudonym);
        if (profile.PoolsAges && !made.Contains(DicomTag.PatientAge) && PatientAge.BandOf(context.Original) is { } age)
        {
            made.AddOrUpdate(age);
        }

        var original = context.Original;
        if (profile.NamesScanner && !profile.Has(DeidentificationOptions.RetainDeviceIdentity) && key.Scanner(
            original.GetString(DicomTag.Manufacturer), original.GetString(DicomTag.ManufacturerModelName),
            original.GetString(DicomTag.DeviceSerialNumber), original.GetString(DicomTag.StationName)) is { } scanner)
        {
            made.AddOrUpdate(DicomTag.DeviceSerialNumber, scanner);
        }
    }
}
