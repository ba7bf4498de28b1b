using CrowdAnnotate.Server.Adjudication;
using CrowdAnnotate.Server.Annotations;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using Marten;

namespace CrowdAnnotate.Server.CaseConsensus;

/// <summary>A lesion's votes for the maps of probability and entropy: both follow from how many readers have a voxel inside (contract.ts: LesionVotes).</summary>
public static class ReadVotes
{
    /// <param name="Readers">Those whose regions the consensus used.</param>
    /// <param name="X">Of the box on the case's grid, with <paramref name="Y"/> and <paramref name="Z"/>; from 0.</param>
    /// <param name="Votes">One byte a voxel, slices × rows × columns.</param>
    public sealed record Answer(int Version, int Readers, int X, int Y, int Z, int Columns, int Rows, int Slices, byte[] Votes);

    public static async Task<IResult> Handle(
        Guid campaignId, Guid caseId, string lesionId, Caller caller, IQuerySession session, ReaderFindings findings, HttpContext context, CancellationToken cancel)
    {
        if (await session.ForCuratorAsync(campaignId, caller, cancel) is null || await session.LoadAsync<Case>(caseId, cancel) is not { } @case || @case.CampaignId != campaignId
            || await session.LoadAsync<CaseResult>(caseId, cancel) is not { } result || result.Lesions.FirstOrDefault(l => l.Id == lesionId) is not { Consensus: not null } lesion
            || !await ConsensusSight.HasSeenAsync(session, result, campaignId, caseId, caller, cancel))
        {
            return Problems.Result(Problems.NotFound);
        }

        var series = (await session.LoadAsync<ArchivedSeries>(@case.SeriesUid, cancel))!;
        var annotations = await session.LoadManyAsync<AnnotationDocument>(cancel, [.. result.Submissions]);
        var region = LesionVotes.Of(lesion, annotations, series, findings);
        var (readers, box) = (region.Votes.Readers, region.ProbabilityBox);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new Answer(
            result.Version, readers, box.X, box.Y, box.Z, box.Columns, box.Rows, box.Slices, Array.ConvertAll(region.Votes.Probability.Voxels, p => (byte)Math.Min(255, Math.Round(p * readers)))));
    }
}
