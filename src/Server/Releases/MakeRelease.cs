using System.Globalization;
using System.Security.Cryptography;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.CaseConsensus;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using Marten;

namespace CrowdAnnotate.Server.Releases;

/// <summary>Freezes a campaign's dataset as it stands, unless something is still being computed.</summary>
public static class MakeRelease
{
    private static readonly Refusal Nothing = new("nothing-to-release", 409, "No case has been submitted yet.");
    private static readonly Refusal Computing = new("still-computing", 409, "Some cases are still being computed. Try again in a moment.");

    public sealed record Answer(Guid Id, string Name, DateTimeOffset CreatedAt, int Cases, int Annotations, int Lesions, long Bytes, string Sha256)
    {
        public static Answer Of(Release r) => new(r.Id, r.Name, r.CreatedAt, r.Cases, r.Annotations, r.Lesions, r.Bytes, r.Sha256);
    }

    public static async Task<IResult> Handle(Guid id, Caller caller, IDocumentStore store, ReaderFindings findings, PixelStore objects, TimeProvider clock, CancellationToken cancel)
    {
        await using var session = store.LightweightSession();
        var campaign = await session.ForCuratorAsync(id, caller, cancel);
        if (campaign is null)
        {
            return Problems.Result(Problems.NotFound);
        }

        var content = await ReleaseContent.ReadAsync(store, campaign, cancel);
        if (content.Annotations == 0)
        {
            return Problems.Result(Nothing);
        }

        if (content.Cases.Any(IsComputing) || content.IsAgreementStale)
        {
            return Problems.Result(Computing);
        }

        try
        {
            var release = await FreezeAsync(content, findings, objects, clock.GetUtcNow(), cancel);
            session.Insert(release);
            await session.SaveChangesAsync(cancel);
            return TypedResults.Json(Answer.Of(release), statusCode: 201);
        }
        catch (FileNotFoundException)
        {
            // A submission has just replaced a mask that this snapshot names.
            return Problems.Result(Computing);
        }
    }

    private static bool IsComputing(ReleasedCase c) => CaseStates.Of(c.Result, c.Features?.ConsensusVersion, c.Annotations.Count) == CaseStates.Computing;

    private static async Task<Release> FreezeAsync(ReleaseContent content, ReaderFindings findings, PixelStore objects, DateTimeOffset now, CancellationToken cancel)
    {
        var id = Guid.CreateVersion7(now);
        using var zip = new MemoryStream();
        await DatasetZip.WriteAsync(zip, id, content, findings, objects, now, cancel);
        zip.Position = 0;
        var sha = Convert.ToHexStringLower(await SHA256.HashDataAsync(zip, cancel));
        zip.Position = 0;
        return new Release
        {
            Id = id, CampaignId = content.Campaign.Id, CreatedAt = now, Cases = content.Cases.Count, Annotations = content.Annotations, Lesions = content.Lesions,
            Name = string.Create(CultureInfo.InvariantCulture, $"{content.Campaign.Name} {now:yyyy-MM-dd HH:mm:ss}"),
            Bytes = zip.Length, Sha256 = sha, ObjectName = await objects.WriteAsync(zip, cancel),
        };
    }
}
