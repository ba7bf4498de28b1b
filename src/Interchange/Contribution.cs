using CrowdAnnotate.Dicom;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange;

/// <summary>
/// Where a SEG or RTSTRUCT comes from, in an item of its contributing equipment (PS3.3 §C.12.1): reader, campaign, template, method and sources,
/// one fact a line.
/// </summary>
public static class Contribution
{
    private const int Longest = 1024;

    private static readonly DicomTag ContributingEquipmentSequence = new(0x0018, 0xA001);
    private static readonly DicomTag ContributionDateTime = new(0x0018, 0xA002);
    private static readonly DicomTag ContributionDescription = new(0x0018, 0xA003);
    private static readonly DicomTag PurposeOfReferenceCodeSequence = new(0x0040, 0xA170);

    /// <summary>Adds the item, unless there is nothing to say; of text that does not fit whole lines or sources are left away, and told.</summary>
    internal static void Write(DicomDataset dataset, Making making, ICollection<Loss> losses)
    {
        var text = making.Text;
        if (text.Length == 0)
        {
            return;
        }

        if (text.Length > Longest)
        {
            losses.Add(new Loss("provenance", $"{text.Length} characters, of which a DICOM object holds {Longest}: the end of it is cut."));
            text = text[..text.LastIndexOfAny([' ', '\n'], Longest)];
        }

        var item = DerivedObject.Equip(new DicomDataset(dataset), making.SoftwareVersion)
            .AddCode(PurposeOfReferenceCodeSequence, Codes.ProcessingEquipment)
            .AddOrUpdate(ContributionDateTime, DerivedObject.Date(making.Created) + DerivedObject.Time(making.Created))
            .AddOrUpdate(ContributionDescription, text);
        dataset.AddOrUpdate(ContributingEquipmentSequence, item);
    }

    /// <summary>What an object that this program wrote says of its reader and provenance; nothing of those of other writers.</summary>
    public static (string? Reader, Provenance Provenance) Read(DicomDataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        var own = dataset.GetSequence(ContributingEquipmentSequence).FirstOrDefault(i => i.GetString(DicomTag.Manufacturer) == DerivedObject.Program);
        return own?.GetString(ContributionDescription) is { } text ? Making.Facts(text) : (null, Provenance.None);
    }
}
