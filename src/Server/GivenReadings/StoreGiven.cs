using CrowdAnnotate.Aim;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Server.Campaigns;
using Marten;

namespace CrowdAnnotate.Server.GivenReadings;

/// <summary>Keeps what was made elsewhere as a prior or gold-standard reading of its case.</summary>
public sealed class StoreGiven(IDocumentStore store, TimeProvider clock)
{
    public async Task<CaseRow> HandleAsync(Campaign campaign, GivenKind kind, string name, GivenCase given, CancellationToken cancel)
    {
        var (caseId, number) = (given.Case.Id, given.Case.Number);
        await using var session = store.LightweightSession();
        if (await session.Query<GivenReading>().AnyAsync(g => g.CaseId == caseId && g.Kind == kind && g.Name == name, cancel))
        {
            return CaseRow.Refuse(number, $"The case has a {Word(kind)} of {name} already; take that one away first.");
        }

        var made = new ReadingOfAim(campaign.Template, given.Series);
        var reading = made.Of(given.Parts.SelectMany(p => p.Annotations.Select(a => (GivenPart.PathOf(a.Number), a.Annotation))));
        if (kind == GivenKind.Gold && reading.Findings.Count == 0 && !reading.NoLesion)
        {
            return CaseRow.Refuse(number, "A gold standard has an outline or axes, or says that there is no lesion.") with { Lost = [.. made.Lost] };
        }

        if (Outside(given).ToList() is { Count: > 0 } outside)
        {
            return CaseRow.Refuse(number, $"{outside[0].Path}: {outside[0].Message}{(outside.Count > 1 ? $" (and {outside.Count - 1} more)" : "")}") with { Lost = [.. made.Lost] };
        }

        session.Insert(new GivenReading
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()), CampaignId = campaign.Id, CaseId = caseId, Kind = kind, Name = name,
            Aim = [.. given.Parts.Select(p => AimXml.Write(p.Alone))], Origins = [.. given.Parts.Select(p => p.Document.Origin)], ImportedAt = clock.GetUtcNow(),
            Lost = [.. given.Parts.SelectMany(p => p.Document.Worked.Lost).Distinct()],
        });
        await session.SaveChangesAsync(cancel);
        return new CaseRow(number, CaseRow.Stored, null, [], given.Parts.Sum(p => p.Annotations.Count), [], []);
    }

    // The case's images are known, so that a point beside them is no more than a mistake.
    private static IEnumerable<ValidationFinding> Outside(GivenCase given)
    {
        var sizes = given.Series.Slices.GroupBy(s => s.SopInstanceUid).ToDictionary(
            g => new Uid(g.Key), g => new ImageSize(given.Series.Grid.Columns, given.Series.Grid.Rows, g.Max(s => s.Frame)));
        return given.Parts.SelectMany(p => AimValidation.Check(p.Alone, sizes)).Where(f => f is { Check: AimCheck.OutsideImage, Severity: FindingSeverity.Error });
    }

    private static string Word(GivenKind kind) => kind == GivenKind.Gold ? "gold standard" : "prior reading";
}
