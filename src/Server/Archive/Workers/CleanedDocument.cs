using System.Collections.Frozen;
using System.Text;
using CrowdAnnotate.Aim;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Interchange;
using CrowdAnnotate.Interchange.Cleaning;
using CrowdAnnotate.Interchange.Files;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Server.Operations;

namespace CrowdAnnotate.Server.Archive.Workers;

/// <summary>
/// A document on the images of the archive, without identity. Its patient is the images': where it names them by our UIDs it is
/// pseudonymised as they are, and its dates stand; where it names them by those of before, its dates move with the patient's.
/// </summary>
internal sealed class CleanedDocument(WorkerProfiles profiles, string? profile, KnownImages images)
{
    private static readonly FrozenSet<CodedConcept> Own =
        [.. BuiltInTemplates.All.SelectMany(CodesOf), new("measurement", BuiltInTemplates.PrivateScheme, "Measurement from stored coordinates and pixels")];

    private readonly FrozenSet<string> ours = images.Series.SelectMany(s => s.Instances.Append(s.SeriesUid).Append(s.StudyUid)).ToFrozenSet();

    /// <exception cref="ArgumentException">It is on none of the images, or nothing can be made of it.</exception>
    public WorkedAnnotations Of(FiledDocument document, WorkedAnnotations worked)
    {
        var referred = document.Referred().ToList();
        var series = images.Series.Where(s => referred.Exists(u => IsOf(s, u.Value) || IsOf(s, profiles.Key.Map(u).Value))).ToList();
        if (series.Count == 0)
        {
            throw new ArgumentException(Elsewhere);
        }

        var lost = new List<string>(worked.Lost);
        var collection = document.NeedsImages ? Regions(document, series, lost) : document.Annotations!;
        var cleaning = Cleaning(document, collection);
        var isOurs = referred.Exists(u => ours.Contains(u.Value));
        var isPatient = series.Exists(s => s.Patient == cleaning.Pseudonym);
        if (!isOurs && !isPatient && cleaning.KeepsDates)
        {
            lost.Add("The patient is not named as in the images, so that the shift of the dates is not known: dates are those of the import.");
        }

        Func<DateTime, DateTime?> move = isOurs ? static moment => moment : isPatient ? cleaning.Moved : static _ => null;
        var made = new AnnotationCleaning(cleaning, uid => Map(uid, cleaning), move, new AimDateTime(images.At), Known());
        var clean = made.Clean(collection, series[0].Patient);
        var source = document.NeedsImages ? document.Header!.GetUid(DicomTag.SOPInstanceUID) : collection.UniqueIdentifier;
        return worked with
        {
            Aim = AimXml.Write(clean),
            Manufacturer = document.NeedsImages ? Nonempty(cleaning.Maker(document.Header!.GetString(DicomTag.Manufacturer) ?? "")) : clean.Equipment?.ManufacturerName,
            SourceUid = source is { } uid ? profiles.Key.Map(uid).Value : null,
            Lost = [.. lost, .. made.Lost],
        };
    }

    /// <summary>Said where none of the images is there.</summary>
    public const string Elsewhere = "It points at no image of a case of the campaign, neither by our UIDs nor by those of before de-identification.";

    private static bool IsOf(KnownSeries series, string uid) => series.SeriesUid == uid || series.Instances.Contains(uid);

    private Uid Map(Uid uid, CompanionCleaning cleaning) => ours.Contains(uid.Value) ? uid : profiles.Key.Map(uid) is var mapped && ours.Contains(mapped.Value) ? mapped : cleaning.Map(uid);

    private static ImageAnnotationCollection Regions(FiledDocument document, List<KnownSeries> series, List<string> lost)
    {
        var headers = series[0].Headers!.Select(Header).ToList();
        if (!SourceSeries.TryOf(headers, out var source, out var refusal))
        {
            throw new ArgumentException($"Its images are no volume: {refusal}.", nameof(series));
        }

        var made = RegionDocument.On(source, document, ServerSettings.SoftwareVersion);
        lost.AddRange(made.Losses.Select(l => l.ToString()));
        return made.Result;
    }

    private static DicomDataset Header(string json) => DicomJson.Read(Encoding.UTF8.GetBytes(json), out var header) is { } refusal
        ? throw new InvalidDataException($"A stored header cannot be read: {refusal}.") : header;

    private CompanionCleaning Cleaning(FiledDocument document, ImageAnnotationCollection collection)
    {
        _ = profiles.Under(profile, out var rules);
        var (header, person, user) = (document.Header, collection.Person, collection.User);
        string?[] names =
        [
            person?.Name, person?.Id, user?.Name, user?.LoginName, collection.AccessionNumber, header?.GetString(DicomTag.PatientName), header?.GetString(DicomTag.ReferringPhysicianName),
            header?.GetString(DicomTag.OperatorsName), header?.GetString(DicomTag.InstitutionName), header?.GetString(DicomTag.AccessionNumber),
        ];
        var (issuer, id) = header is null ? (null, person?.Id) : (header.GetString(DicomTag.IssuerOfPatientID), header.GetString(DicomTag.PatientID));
        var study = header?.GetUid(DicomTag.StudyInstanceUID) ?? collection.StudyInstanceUid;
        return new CompanionCleaning(rules.Profile, profiles.Key, new CompanionIdentity(issuer, id, study, [.. names.OfType<string>().Where(n => n.Length > 0)]));
    }

    private FrozenSet<CodedConcept> Known() => TemplateJson.Read(images.Template).Template is { } template ? [.. Own, .. CodesOf(template)] : Own;

    private static IEnumerable<CodedConcept> CodesOf(AnnotationTemplate template) => template.Questions.SelectMany(q => q.Answers.SelectMany(a => a.Further.Append(a.Code)).Append(q.Question));

    private static string? Nonempty(string text) => text.Length > 0 ? text : null;
}
