using CrowdAnnotate.Aim;
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

        session.Insert(new GivenReading
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()), CampaignId = campaign.Id, CaseId = caseId, Kind = kind, Name = name,
            Aim = [.. given.Parts.Select(p => AimXml.Write(p.Alone))], Origins = [.. given.Parts.Select(p => p.Document.Origin)], ImportedAt = clock.GetUtcNow(),
            Lost = [.. given.Parts.SelectMany(p => p.Document.Worked.Lost).Distinct()],
        });
        await session.SaveChangesAsync(cancel);
        return new CaseRow(number, CaseRow.Stored, null, [], given.Parts.Sum(p => p.Annotations.Count), [], []);
    }

    private static string Word(GivenKind kind) => kind == GivenKind.Gold ? "gold standard" : "prior reading";
}
