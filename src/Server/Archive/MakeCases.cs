using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Operations;
using Marten;

namespace CrowdAnnotate.Server.Archive;

/// <summary>Makes cases of series that are in the archive: those that a person chose by the catalogue.</summary>
public static class MakeCases
{
    private const int Most = 10_000;
    private static readonly Refusal Unknown = new("unknown-campaign", 404, "There is no campaign of that name.");
    private static readonly Refusal TooMany = new("too-many-series", 400, $"{Most} series at most become cases at once.");

    private static readonly Refusal OtherProfile = new("profile-differs", 409, "None of these series came under the campaign's profile. Import the originals under it, or choose another campaign.");

    public sealed record Request(string Campaign, IReadOnlyList<string> SeriesUids);

    public sealed record Answer(IReadOnlyList<SeriesAnswer> Series);

    public static async Task<IResult> Handle(Request request, IDocumentSession session, CancellationToken cancel)
    {
        if (request.SeriesUids.Count > Most)
        {
            return Problems.Result(TooMany);
        }

        if (await session.Query<Campaign>().FirstOrDefaultAsync(c => c.Name == request.Campaign, cancel) is not { } campaign)
        {
            return Problems.Result(Unknown);
        }

        var known = (await session.LoadManyAsync<ArchivedSeries>(cancel, [.. request.SeriesUids.Distinct()])).ToDictionary(s => s.Id);
        var answers = new List<(SeriesAnswer Answer, bool IsOther)>();
        foreach (var uid in request.SeriesUids.Distinct())
        {
            answers.Add(await OneAsync(session, uid, known.GetValueOrDefault(uid), campaign, cancel));
        }

        // Some made and some not is an answer, series by series; nothing made for this reason alone is a mistaken campaign.
        return answers.Count > 0 && answers.TrueForAll(a => a.IsOther)
            ? Problems.Result(OtherProfile with { Detail = answers[0].Answer.Reason + "." })
            : TypedResults.Ok(new Answer([.. answers.Select(a => a.Answer)]));
    }

    private static async Task<(SeriesAnswer Answer, bool IsOther)> OneAsync(IDocumentSession session, string uid, ArchivedSeries? series, Campaign campaign, CancellationToken cancel)
    {
        if (series is not { Kind: SeriesKind.Case, Layout: not null })
        {
            return (new SeriesAnswer(uid, null, series?.Instances ?? 0, series?.Reason ?? "There is no such series in the archive", []), false);
        }

        var (number, refused) = await FinishImport.CaseNumberAsync(session, series, campaign, cancel);
        await session.SaveChangesAsync(cancel);
        return (new SeriesAnswer(uid, number, series.Slices.Count, refused, []), refused is not null);
    }
}
