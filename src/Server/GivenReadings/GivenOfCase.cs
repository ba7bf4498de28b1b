using CrowdAnnotate.Aim;
using CrowdAnnotate.Server.Annotations;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using CrowdAnnotate.Server.Reading;
using Marten;

namespace CrowdAnnotate.Server.GivenReadings;

/// <summary>A curator's view of what was made elsewhere on a case (contract.ts: GivenLayer).</summary>
public static class GivenOfCase
{
    /// <param name="Id">Null for what came with the images: it is the archive's.</param>
    /// <param name="Name">Under which pseudonym it is kept, or the kind of object.</param>
    /// <param name="Comparison">Of a gold standard: each reader held against it.</param>
    public sealed record Layer(
        Guid? Id, GivenKind Kind, string Name, DateTimeOffset? ImportedAt, IReadOnlyList<AnnotationOrigin> Origins, IReadOnlyList<string> Lost,
        IReadOnlyList<GivenFinding> Findings, IReadOnlyList<GoldRow> Comparison);

    public static async Task<IResult> Handle(Guid campaignId, Guid caseId, Caller caller, IQuerySession session, CancellationToken cancel)
    {
        var campaign = await session.ForCuratorAsync(campaignId, caller, cancel);
        var @case = campaign is null ? null : await session.LoadAsync<Case>(caseId, cancel);
        if (campaign is null || @case is null || @case.CampaignId != campaignId)
        {
            return Problems.Result(Problems.NotFound);
        }

        var series = (await session.LoadAsync<ArchivedSeries>(@case.SeriesUid, cancel))!;
        var given = await session.Query<GivenReading>().Where(g => g.CaseId == caseId).OrderBy(g => g.ImportedAt).ToListAsync(cancel);
        var readers = given.Any(g => g.Kind == GivenKind.Gold)
            ? await session.Standing().Where(a => a.CaseId == caseId).OrderBy(a => a.SubmittedAt).ToListAsync(cancel) : [];
        var archived = await session.Query<ArchivedMarks>().Where(m => m.StudyUid == series.StudyUid).OrderBy(m => m.ReceivedAt).ToListAsync(cancel);
        return TypedResults.Ok(given.OrderByDescending(g => g.Kind).Select(g => LayerOf(g, campaign.Template, series, readers))
            .Concat(archived.Where(m => m.Series.Contains(series.Id)).Select(m => LayerOf(m, series))).ToList());
    }

    private static Layer LayerOf(GivenReading given, AnnotationTemplate template, ArchivedSeries series, IReadOnlyList<AnnotationDocument> readers)
    {
        var annotations = AnnotationsOf(given).ToList();
        return new(
            given.Id, given.Kind, given.Name, given.ImportedAt, given.Origins, given.Lost, [.. annotations.Select(a => GivenShapes.Of(a.Annotation, series))],
            given.Kind == GivenKind.Gold ? GoldComparison.Of(ReadingOf(given, template, series), readers, series) : []);
    }

    // What came with the images is a prior by its origin.
    private static Layer LayerOf(ArchivedMarks marks, ArchivedSeries series) => new(
        null, GivenKind.Prior, marks.Format, marks.ReceivedAt, [new AnnotationOrigin(marks.Format, marks.Manufacturer, marks.Id, marks.Sha256)], marks.Lost,
        [.. Read(marks.Aim).ImageAnnotations.Where(a => a.DicomImageReferences.Any(r => r.Study.Series.InstanceUid.Value == series.Id)).Select(a => GivenShapes.Of(a, series))], []);

    private static ImageAnnotationCollection Read(string aim) => AimXml.Read(aim).Collection ?? throw new InvalidDataException("A stored document is no AIM.");

    /// <summary>Its outlines and axes, as a reading of the case.</summary>
    public static CaseReading ReadingOf(GivenReading given, AnnotationTemplate template, ArchivedSeries series) => new ReadingOfAim(template, series).Of(AnnotationsOf(given));

    /// <summary>The annotations of all its documents, each with its path.</summary>
    public static IEnumerable<(string Path, ImageAnnotation Annotation)> AnnotationsOf(GivenReading given) => given.Aim
        .SelectMany(a => Read(a).ImageAnnotations)
        .Select((a, i) => (GivenPart.PathOf(i + 1), a));
}
