using System.Text;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using Marten;

namespace CrowdAnnotate.Server.DicomWeb;

/// <summary>WADO-RS metadata (PS3.18 §10.4): the stored headers, each with the address of its pixel data.</summary>
public static class RetrieveMetadata
{
    public static async Task<IResult> OfStudy(string study, Caller caller, SeriesVisibility visibility, IQuerySession session, CancellationToken cancel)
    {
        var visible = await visibility.VisibleAsync(caller, cancel);
        var instances = await session.Query<ArchivedInstance>().Where(i => i.StudyUid == study).ToListAsync(cancel);
        return Answer([.. instances.Where(i => visible is null || visible.Contains(i.SeriesUid))]);
    }

    public static async Task<IResult> OfSeries(string study, string series, IQuerySession session, CancellationToken cancel) =>
        Answer(await session.Query<ArchivedInstance>().Where(i => i.SeriesUid == series && i.StudyUid == study).ToListAsync(cancel));

    public static async Task<IResult> OfInstance(string study, string series, string instance, IQuerySession session, CancellationToken cancel) =>
        await session.LoadAsync<ArchivedInstance>(instance, cancel) is { } found && found.SeriesUid == series && found.StudyUid == study
            ? Answer([found])
            : Problems.Result(Problems.NotFound);

    /// <summary>The header with its pixel data's address, as one JSON object.</summary>
    public static string WithPixelAddress(ArchivedInstance instance)
    {
        var address = $"/dicomweb/studies/{instance.StudyUid}/series/{instance.SeriesUid}/instances/{instance.Id}/frames/{string.Join(',', Enumerable.Range(1, instance.Frames))}";
        return $"{instance.Header.AsSpan(0, instance.Header.LastIndexOf('}'))},\"7FE00010\":{{\"vr\":\"OW\",\"BulkDataURI\":\"{address}\"}}}}";
    }

    private static IResult Answer(IReadOnlyList<ArchivedInstance> instances)
    {
        if (instances.Count == 0)
        {
            return Problems.Result(Problems.NotFound);
        }

        var text = new StringBuilder("[");
        text.AppendJoin(',', instances.Select(WithPixelAddress)).Append(']');
        return Results.Text(text.ToString(), "application/dicom+json", Encoding.UTF8);
    }
}
