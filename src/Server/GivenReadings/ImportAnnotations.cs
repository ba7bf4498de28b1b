using System.Text.RegularExpressions;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using Marten;
using Microsoft.AspNetCore.Http.Features;

namespace CrowdAnnotate.Server.GivenReadings;

/// <summary>
/// Takes annotations that were made elsewhere into a campaign: AIM of any dialect, SR, SEG, RTSTRUCT, presentation states, key objects, as
/// one file, a ZIP or a multipart. What is on one case belongs together, in however many files it came.
/// </summary>
public sealed partial class ImportAnnotations(ImportBody body, ReadGiven read, SubmitGiven submit, StoreGiven store, IDocumentStore documents)
{
    public const string AsRead = "read";
    private const long LargestBody = 512L << 20;
    private const int MostFiles = 10_000;
    private static readonly Refusal BadPurpose = new("bad-purpose", 400, "Annotations come in as read, prior or gold.");
    private static readonly Refusal BadName = new("bad-pseudonym", 400, "A pseudonym is 3 to 40 small letters, digits and hyphens, and names nobody.");
    private static readonly Refusal NoReader = new("no-such-reader", 404, "That campaign has no reader of that pseudonym.");

    /// <param name="reader">Whose reading it is, or under which pseudonym it is kept.</param>
    /// <param name="as">read, prior or gold.</param>
    public static async Task<IResult> Handle(
        Guid id, string? reader, string? @as, HttpContext context, Caller caller, IQuerySession session, ImportAnnotations import, CancellationToken cancel)
    {
        if (await session.ForCuratorAsync(id, caller, cancel) is not { } campaign)
        {
            return Problems.Result(Problems.NotFound);
        }

        GivenKind? kind = @as switch { "prior" => GivenKind.Prior, "gold" => GivenKind.Gold, _ => null };
        if ((campaign.ClosedAt is not null ? Campaign.Closed : kind is null && @as is not AsRead ? BadPurpose : reader is null || !Pseudonym().IsMatch(reader) ? BadName : null) is { } refusal)
        {
            return Problems.Result(refusal);
        }

        var member = await session.Query<CampaignMember>().FirstOrDefaultAsync(m => m.CampaignId == id && m.Pseudonym == reader && m.Role == Roles.Reader, cancel);
        if (kind is null && member is null)
        {
            return Problems.Result(NoReader);
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = LargestBody;
        }

        return TypedResults.Ok(await import.TakeAsync(campaign, context.Request, import.Taking(campaign, kind, reader!, member, cancel), cancel));
    }

    private Func<GivenCase, Task<CaseRow>> Taking(Campaign campaign, GivenKind? kind, string name, CampaignMember? reader, CancellationToken cancel) =>
        kind is { } given ? c => store.HandleAsync(campaign, given, name, c, cancel) : c => submit.HandleAsync(campaign, reader!, c, cancel);

    private async Task<ImportAnswer> TakeAsync(Campaign campaign, HttpRequest request, Func<GivenCase, Task<CaseRow>> take, CancellationToken cancel)
    {
        await using var session = documents.QuerySession();
        var given = await ReadAsync(campaign, request, session, cancel);
        var sorted = await CasesOfGiven.OfAsync(session, campaign.Id, given, cancel);
        var cases = new List<CaseRow>();
        foreach (var one in sorted.Cases)
        {
            cases.Add(await take(one));
        }

        return new ImportAnswer([.. given.Select(d => Row(d, sorted, cases))], cases);
    }

    private async Task<List<GivenDocument>> ReadAsync(Campaign campaign, HttpRequest request, IQuerySession session, CancellationToken cancel)
    {
        var files = ImportBody.Boundary(request, "multipart/form-data") is { } boundary ? body.PartsAsync(request.Body, boundary, cancel) : body.FilesAsync(request.Body, cancel);
        var (given, count) = (new List<GivenDocument>(), 0);
        await foreach (var file in files.WithCancellation(cancel))
        {
            try
            {
                var taken = ++count <= MostFiles ? file : SpooledFile.Refused($"More than {MostFiles} files are not taken at once", file.Entry) with { Part = file.Part };
                given.AddRange(await read.OfAsync(taken, session, campaign, cancel));
            }
            finally
            {
                file.Delete();
            }
        }

        return given;
    }

    private static DocumentRow Row(GivenDocument document, CasesOfGiven sorted, List<CaseRow> cases)
    {
        var (worked, elsewhere) = (document.Worked, sorted.Elsewhere(document));
        var mine = sorted.Cases.Where(c => c.Parts.Any(p => p.Document == document)).ToList();
        var rows = cases.Where(r => mine.Exists(c => c.Case.Number == r.Case)).ToList();
        var isTaken = rows.Exists(r => r.Outcome != CaseRow.Refused);
        return new DocumentRow(
            document.File.Part, document.File.Entry, worked.Path, worked.Format,
            isTaken ? DocumentRow.Taken : worked.IsStranger ? DocumentRow.LeftAlone : DocumentRow.Refused,
            isTaken ? null : worked.Refusal ?? rows.Select(r => $"{r.Case}: {r.Reason}").FirstOrDefault() ?? (elsewhere.Count > 0 ? elsewhere[0] : null),
            mine.SelectMany(c => c.Parts).Where(p => p.Document == document).Sum(p => p.Annotations.Count), [.. mine.Select(c => c.Case.Number)],
            worked.Mended, [.. worked.Lost, .. elsewhere]);
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{2,39}$")]
    private static partial Regex Pseudonym();
}
