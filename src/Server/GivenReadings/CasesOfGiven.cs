using CrowdAnnotate.Aim;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Archive.Workers;
using CrowdAnnotate.Server.Campaigns;
using Marten;

namespace CrowdAnnotate.Server.GivenReadings;

/// <summary>Sorts annotations by the cases they are on; those on none are named.</summary>
public sealed class CasesOfGiven
{
    private readonly List<(GivenPart Part, string SeriesUid)> parts = [];
    private readonly Dictionary<GivenDocument, List<string>> elsewhere = [];

    private CasesOfGiven()
    {
    }

    /// <summary>In the order of their numbers.</summary>
    public IReadOnlyList<GivenCase> Cases { get; private set; } = [];

    /// <summary>Paths of a document's annotations that are on no case.</summary>
    public IReadOnlyList<string> Elsewhere(GivenDocument document) => elsewhere.GetValueOrDefault(document) ?? [];

    public static async Task<CasesOfGiven> OfAsync(IQuerySession session, Guid campaignId, IReadOnlyList<GivenDocument> documents, CancellationToken cancel)
    {
        var sorted = new CasesOfGiven();
        var collections = documents.Select(d => (Document: d, Collection: Collection(d))).Where(d => d.Collection is not null).Select(d => (d.Document, Collection: d.Collection!)).ToList();
        string[] named = [.. collections.SelectMany(d => d.Collection.ImageAnnotations).SelectMany(SeriesOf).Distinct()];
        var cases = await session.Query<Case>().Where(c => c.CampaignId == campaignId && c.SeriesUid.IsOneOf(named)).OrderBy(c => c.Number).ToListAsync(cancel);
        string[] uids = [.. cases.Select(c => c.SeriesUid)];
        var series = (await session.LoadManyAsync<ArchivedSeries>(cancel, uids)).ToDictionary(s => s.Id);
        foreach (var (document, collection) in collections)
        {
            sorted.Sort(document, collection, series);
        }

        sorted.Cases = [.. cases.Select(c => new GivenCase(c, series[c.SeriesUid], [.. sorted.parts.Where(p => p.SeriesUid == c.SeriesUid).Select(p => p.Part)])).Where(c => c.Parts.Count > 0)];
        return sorted;
    }

    private void Sort(GivenDocument document, ImageAnnotationCollection collection, Dictionary<string, ArchivedSeries> series)
    {
        var numbered = collection.ImageAnnotations.Select((a, i) => (Number: i + 1, Annotation: a, Series: SeriesOf(a).FirstOrDefault(series.ContainsKey))).ToList();
        parts.AddRange(numbered.Where(n => n.Series is not null).GroupBy(n => n.Series!).Select(g => (new GivenPart(document, collection, [.. g.Select(n => (n.Number, n.Annotation))]), g.Key)));
        elsewhere[document] = [.. numbered.Where(n => n.Series is null).Select(n => $"{GivenPart.PathOf(n.Number)}: {CleanedDocument.Elsewhere}")];
    }

    // The series of the most marks first: an annotation is on one case.
    private static IEnumerable<string> SeriesOf(ImageAnnotation annotation)
    {
        var marked = annotation.Markups.OfType<TwoDimensionGeometricShapeEntity>().CountBy(m => m.ImageReferenceUid?.Value ?? "").ToDictionary();
        return annotation.DicomImageReferences.Select(r => r.Study.Series)
            .OrderByDescending(s => s.Images.Sum(i => marked.GetValueOrDefault(i.SopInstanceUid.Value))).Select(s => s.InstanceUid.Value);
    }

    private static ImageAnnotationCollection? Collection(GivenDocument document) =>
        document.Worked.Aim is not { } aim ? null : AimXml.Read(aim).Collection ?? throw new InvalidDataException("A worker gave what is no AIM.");
}
