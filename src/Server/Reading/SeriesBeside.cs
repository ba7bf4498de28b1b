using System.Globalization;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using Marten;

namespace CrowdAnnotate.Server.Reading;

/// <summary>
/// What may be looked at beside a case: the other volumes of its study, and the volumes of earlier studies of the same patient. Images only,
/// de-identified under the profile of the case; a later study is told to nobody who reads an earlier one, for it says what became of it.
/// </summary>
public static class SeriesBeside
{
    private const int Most = 12;
    private const string DicomDate = "yyyyMMdd";

    /// <param name="DaysBefore">How long before the case's study a prior was made; null for a series of the same study. De-identification moves dates, and keeps what lies between them.</param>
    /// <param name="SameFrame">Whether positions in both are in one frame of reference (PS3.3 C.7.4.1).</param>
    public sealed record Series(ArchivedSeries Images, int? DaysBefore, bool SameFrame)
    {
        public string Kind => DaysBefore is null ? "companion" : "prior";
    }

    /// <summary>As the page needs it (contract.ts: SeriesBeside).</summary>
    public sealed record Answer(string Kind, string? Description, int? DaysBefore, bool SameFrame, CaseImages Images);

    private sealed record Origin(DateOnly? Date, string? Frame);

    public static async Task<IResult> Handle(Guid id, Caller caller, IQuerySession session, CancellationToken cancel)
    {
        if (await session.LoadAsync<Assignment>(id, cancel) is not { } assignment || assignment.ReaderId != caller.Id)
        {
            return Problems.Result(Problems.NotFound);
        }

        if (await session.LoadAsync<Campaign>(assignment.CampaignId, cancel) is { ClosedAt: not null })
        {
            return Problems.Result(Campaign.Closed);
        }

        var (@case, own) = ((await session.LoadAsync<Case>(assignment.CaseId, cancel))!, (await session.LoadAsync<ArchivedSeries>(assignment.SeriesUid, cancel))!);
        var beside = await OfAsync(session, own, cancel);
        return TypedResults.Ok(beside.Select(b => new Answer(b.Kind, b.Images.Catalogue?.Description, b.DaysBefore, b.SameFrame, CaseImages.Of(@case, b.Images))).ToList());
    }

    /// <summary>Those of the same study first, then priors, the latest first.</summary>
    public static async Task<IReadOnlyList<Series>> OfAsync(IQuerySession session, ArchivedSeries own, CancellationToken cancel)
    {
        if (own.Patient.Length == 0)
        {
            return [];
        }

        var others = await session.Query<ArchivedSeries>().Where(s => s.Patient == own.Patient && s.Kind == SeriesKind.Case && s.Id != own.Id).ToListAsync(cancel);
        var volumes = others.Where(s => s is { Unsettled: false, Slices.Count: > 0 }).ToList();
        if (volumes.Count == 0)
        {
            return [];
        }

        var origins = await OriginsAsync(session, [own, .. volumes], cancel);
        var mine = origins[own.Id];
        var found = volumes.Select(s => Beside(s, own, origins.GetValueOrDefault(s.Id), mine)).OfType<Series>()
            .OrderBy(b => b.DaysBefore ?? 0).ThenBy(b => b.Images.Catalogue?.Description, StringComparer.Ordinal).ThenBy(b => b.Images.Id, StringComparer.Ordinal);
        var profiles = await SeriesProfile.OfAsync(session, own.Id, cancel);
        var shown = new List<Series>();
        foreach (var one in found)
        {
            if (shown.Count < Most && (await SeriesProfile.OfAsync(session, one.Images.Id, cancel)).SequenceEqual(profiles))
            {
                shown.Add(one);
            }
        }

        return shown;
    }

    private static Series? Beside(ArchivedSeries other, ArchivedSeries own, Origin? origin, Origin mine)
    {
        var sameFrame = origin?.Frame is { Length: > 0 } frame && frame == mine.Frame;
        return other.StudyUid == own.StudyUid ? new Series(other, null, sameFrame)
            : origin?.Date is { } date && mine.Date is { } now && date < now ? new Series(other, now.DayNumber - date.DayNumber, sameFrame)
            : null;
    }

    private static async Task<Dictionary<string, Origin>> OriginsAsync(IQuerySession session, IReadOnlyList<ArchivedSeries> series, CancellationToken cancel)
    {
        var first = series.ToDictionary(s => s.Slices[0].SopInstanceUid, s => s.Id);
        return (await session.LoadManyAsync<ArchivedInstance>(cancel, [.. first.Keys])).ToDictionary(i => first[i.Id], i =>
        {
            var header = SeriesPixels.HeaderOf(i);
            return new Origin(
                DateOnly.TryParseExact(header.GetString(DicomTag.StudyDate), DicomDate, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null,
                header.GetString(DicomTag.FrameOfReferenceUID));
        });
    }
}
