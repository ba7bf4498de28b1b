using CrowdAnnotate.Aim;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Operations;
using CrowdAnnotate.Server.Reading;

namespace CrowdAnnotate.Server.Annotations;

/// <summary>Whose reading of what, for the AIM document's head.</summary>
public sealed record ReadingOrigin(Guid SubmissionId, string Pseudonym, Campaign Campaign, ArchivedSeries Series, DateTimeOffset At)
{
    /// <summary>The submission whose place this one takes.</summary>
    public AnnotationDocument? Corrected { get; init; }

    /// <summary>In which role it was drawn.</summary>
    public string Role { get; init; } = "reader";
}

/// <summary>
/// A reading as an AIM 4.2 ImageAnnotationCollection, one ImageAnnotation a finding. Every UID follows from the submission's and
/// the marks' ids, so that the same submission always gives the same document.
/// </summary>
public static class ReadingAsAim
{
    public static ImageAnnotationCollection Make(ReadingOrigin origin, CaseReading reading, Measured measured)
    {
        var annotations = reading.Findings.Count == 0
            ? [NoLesion(origin, reading)]
            : reading.Findings.Select((f, n) => new FindingAsAim(origin, f, n, reading, measured).Make()).ToList();
        return new ImageAnnotationCollection(
            Uid.FromGuid(origin.SubmissionId), new Uid(origin.Series.StudyUid), DerivedUid.Of(origin.SubmissionId, "series"), new AimDateTime(origin.At), annotations,
            description: $"{origin.Campaign.Name}, protocol {origin.Campaign.ProtocolVersion}",
            user: new User(origin.Pseudonym, origin.Pseudonym, origin.Role),
            equipment: new Equipment("CrowdAnnotate", "CrowdAnnotate", softwareVersion: ServerSettings.SoftwareVersion),
            person: new Person(origin.Series.Patient, origin.Series.Patient));
    }

    /// <summary>The ImageAnnotation of the same finding in the submission that is corrected; null where there is none.</summary>
    public static Uid? Precedent(ReadingOrigin origin, string? trackingUid)
    {
        if (origin.Corrected is not { } corrected)
        {
            return null;
        }

        var findings = corrected.Reading.Findings;
        return trackingUid is null ? findings.Count == 0 ? DerivedUid.Of(corrected.Id, "no-lesion") : null
            : Enumerable.Range(0, findings.Count).Where(n => findings[n].TrackingUid == trackingUid).Select(n => (Uid?)DerivedUid.Of(corrected.Id, FindingAsAim.PathOf(n))).FirstOrDefault();
    }

    // "Looked for and absent" is a statement of its own.
    private static ImageAnnotation NoLesion(ReadingOrigin origin, CaseReading reading)
    {
        var images = Images(origin, DerivedUid.Of(origin.SubmissionId, "images"), origin.Series.Slices);
        return new ImageAnnotation(
            DerivedUid.Of(origin.SubmissionId, "no-lesion"), [Codes.Lesion], new AimDateTime(origin.At), "No lesion",
            Comment(reading), Precedent(origin, null), templateUid: origin.Campaign.Template.Uid,
            observations: [new ImagingObservationEntity(DerivedUid.Of(origin.SubmissionId, "observation"), new CodedAnswer(Codes.Lesion), isPresent: false)],
            imageReferences: [images]);
    }

    public static string? Comment(CaseReading reading) => string.IsNullOrWhiteSpace(reading.Comment) ? null : reading.Comment.Trim();

    public static DicomImageReferenceEntity Images(ReadingOrigin origin, Uid id, IEnumerable<ArchivedSlice> slices) => new(
        id,
        new ImageStudy(new Uid(origin.Series.StudyUid), new ImageSeries(
            new Uid(origin.Series.Id), new CodedConcept(origin.Series.Modality, "DCM", ModalityMeaning(origin.Series.Modality)),
            slices.DistinctBy(s => s.SopInstanceUid).Select(s => new Image(new Uid(s.SopClassUid), new Uid(s.SopInstanceUid))))));

    // PS3.16 CID 29.
    private static string ModalityMeaning(string modality) => modality switch
    {
        "CT" => "Computed Tomography",
        "MR" => "Magnetic Resonance",
        "PT" => "Positron emission tomography",
        _ => modality,
    };
}
