using System.Collections.Frozen;
using System.Globalization;
using CrowdAnnotate.Aim;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.Cleaning;

/// <summary>
/// AIM without identity: texts keep allowed words alone, codes of private schemes go unless they are known here, UIDs are mapped, dates
/// moved; patient, user, accession number and device are taken away. What was lost is counted by its place and never quoted.
/// </summary>
/// <param name="map">The new UID of each.</param>
/// <param name="move">The new date of each; null where it cannot be told.</param>
/// <param name="at">The date of what has to have one and may keep none.</param>
/// <param name="known">Codes of private schemes that may stay: those of templates.</param>
public sealed class AnnotationCleaning(
    CompanionCleaning cleaning, Func<Uid, Uid> map, Func<DateTime, DateTime?> move, AimDateTime at, FrozenSet<CodedConcept> known) : AimRewriting
{
    /// <summary>What stands where a text has to be and none may.</summary>
    public const string Removed = "REMOVED";

    private static readonly CodedConcept Other = new("74964007", "SCT", "Other");

    // What AIM says of the form of a value, as AIM's own documents have it.
    private static readonly CodedConcept[] DataTypes = [Codes.Double, new("C45253", "NCI", "String")];
    private static readonly string[] Numbers = ["CompactCalculationResult", "CalculationData", "Scale", "Parameter"];
    private static readonly string[] Identities = ["Person", "User", "Equipment"];
    private readonly SortedDictionary<string, int> lost = new(StringComparer.Ordinal);

    /// <summary>What was taken away, by its place, with the number of times.</summary>
    public IEnumerable<string> Lost => lost.Select(l => l.Value > 1 ? $"{l.Key} ({l.Value} times)" : l.Key);

    /// <summary>The document under the patient's pseudonym, by nobody.</summary>
    /// <param name="patient">The pseudonym.</param>
    /// <exception cref="ArgumentException">What is left is no document; the message says which part.</exception>
    public ImageAnnotationCollection Clean(ImageAnnotationCollection document, string patient)
    {
        var reading = Of(document);
        var made = reading.Collection ?? throw new ArgumentException($"Without what may not be kept it is no AIM: {reading.Errors.First().Path}.", nameof(document));
        var maker = document.Equipment is { } equipment ? cleaning.Maker(equipment.ManufacturerName) : "";
        return new ImageAnnotationCollection(
            made.UniqueIdentifier, made.StudyInstanceUid, made.SeriesInstanceUid, made.DateTime, made.ImageAnnotations, null, made.Description, null,
            maker.Length > 0 ? new Equipment(maker) : null, new Person(patient, patient));
    }

    protected override Uid Identifier(AimPart part, Uid uid) => map(uid);

    protected override string? Text(AimPart part, string text)
    {
        if (part.Name is "accessionNumber" or "uri" or "mathML" || Identities.Contains(part.Type))
        {
            return Identities.Contains(part.Type) || part.IsRequired ? Removed : Take(part, "is taken away");
        }

        if (part.Name is "unitOfMeasure" or "ucumString")
        {
            return CompanionCleaning.IsUnit(text) || text == UcumUnit.Pixel.Code || text == UcumUnit.SquarePixel.Code || text == UcumUnit.One.Code
                ? text : Take(part, "was no known unit; the number has none") ?? UcumUnit.One.Code;
        }

        if (part.Name == "valueDescription" && text == AnswerPlacement.TypedByReader)
        {
            return text;
        }

        if (part.Name == "value" && Numbers.Contains(part.Type) && IsNumber(text))
        {
            return text;
        }

        var cleaned = cleaning.Text(text);
        _ = cleaned == text.Trim() ? null : Take(part, "lost words that are not on the list of allowed ones");
        return cleaned.Length > 0 ? cleaned : part.IsRequired ? Removed : null;
    }

    protected override string? Time(AimPart part, string time)
    {
        if (part.Name == "birthDate")
        {
            return Take(part, "is taken away");
        }

        // A time of day alone tells nothing of the day.
        if (part.Name == "startTime")
        {
            return time.Length <= 6 ? time : null;
        }

        var format = time.Length == 8 ? "yyyyMMdd" : "yyyyMMddHHmmss";
        var moved = DateTime.TryParseExact(time, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? move(read) : null;
        return moved?.ToString(format, CultureInfo.InvariantCulture)
            ?? (Take(part, "is taken away, or the time of the import") ?? (part.Name == "dateTime" ? at.ToString() : null));
    }

    protected override CodedConcept Code(AimPart part, CodedConcept code)
    {
        if (known.TryGetValue(code, out var own))
        {
            return own;
        }

        if (part.Name == "dataType" && DataTypes.Contains(code))
        {
            return code;
        }

        if (cleaning.Code(code) is { } kept)
        {
            return kept;
        }

        _ = Take(part, "was of a scheme that is not public, or no code of its scheme; it is “Other” now");
        return Other;
    }

    private static bool IsNumber(string text) => text.Length <= 32 && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private string? Take(AimPart part, string what)
    {
        var key = $"{(part.Type.Length > 0 ? part.Type + "/" : "")}{part.Name} {what}.";
        lost[key] = lost.GetValueOrDefault(key) + 1;
        return null;
    }
}
