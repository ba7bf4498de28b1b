using CrowdAnnotate.Server.Operations;
using Marten;

namespace CrowdAnnotate.Server.Replays;

/// <summary>Takes in the marks of a finished campaign without images. The same file under the same name again changes nothing.</summary>
public static class StoreReplay
{
    /// <summary>A crowd of today has thousands; this keeps one document within what the database likes.</summary>
    private const int MostMarks = 100_000;

    private static readonly Refusal BadReplay = new("bad-replay", 400, $"A replay has a name of 1 to 80 characters, 1 to {MostMarks} marks with a length and a middle, each series of one patient, and the SHA-256 of its file.");
    private static readonly Refusal NameTaken = new("replay-exists", 409, "There is another replayed campaign of that name already; --name gives another.");

    public sealed record Request(string Name, string File, string Sha256, IReadOnlyList<LongAxisMark> Marks);

    public sealed record Answer(Guid Id, string Name, bool IsNew);

    public static async Task<IResult> Handle(Request request, IDocumentSession session, TimeProvider clock, CancellationToken cancel)
    {
        if (!IsGood(request))
        {
            return Problems.Result(BadReplay);
        }

        if (await session.Query<ReplayedCampaign>().Where(r => r.Name == request.Name).Select(r => new { r.Id, r.Sha256 }).FirstOrDefaultAsync(cancel) is { } known)
        {
            return known.Sha256 == request.Sha256 ? TypedResults.Ok(new Answer(known.Id, request.Name, false)) : Problems.Result(NameTaken);
        }

        var replay = new ReplayedCampaign
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()), Name = request.Name, File = request.File, Sha256 = request.Sha256, ImportedAt = clock.GetUtcNow(),
            SoftwareVersion = ServerSettings.SoftwareVersion, Marks = request.Marks, Anatomy = AnatomyOfDisagreement.Of(request.Marks),
        };
        session.Insert(replay);
        await session.SaveChangesAsync(cancel);
        return TypedResults.Json(new Answer(replay.Id, replay.Name, true), statusCode: 201);
    }

    /// <summary>Whether the marks can be taken apart: the server computes every number itself, whoever sent them.</summary>
    public static bool IsGood(Request request) =>
        !string.IsNullOrWhiteSpace(request.Name) && request.Name.Length <= 80 && request.File is { Length: > 0 and <= 260 } && request.Sha256 is { Length: 64 }
        && request.Marks is { Count: > 0 and <= MostMarks } && request.Marks.All(IsMark) && request.Marks.GroupBy(m => m.Series).All(s => s.Select(m => (m.Patient, m.Anatomy)).Distinct().Count() == 1);

    private static bool IsMark(LongAxisMark m) =>
        double.IsFinite(m.Length) && m.Length > 0 && double.IsFinite(m.PixelLength) && m.PixelLength > 0
        && new[] { m.Anatomy, m.Series, m.Patient, m.Image, m.Reader }.All(text => !string.IsNullOrWhiteSpace(text) && text.Length <= 200);
}
