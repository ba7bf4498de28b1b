using CrowdAnnotate.Server.Archive.Review;
using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using Marten;

namespace CrowdAnnotate.Server.Archive;

/// <summary>The administrator's archive: what is there, by the columns of the catalogue.</summary>
public static class ArchiveEndpoints
{
    /// <param name="Kind">case, companion or archive.</param>
    /// <param name="Delivery">pending, ready or uncompressed.</param>
    /// <param name="State">pseudonymised while the key exists, or as long as nobody reviewed the risk.</param>
    public sealed record SeriesRow(
        string SeriesUid, string StudyUid, string Patient, string Modality, int Instances, DateTimeOffset ImportedAt, bool Synthetic, IReadOnlyList<string> Campaigns,
        string? Description, string? BodyPart, string? Manufacturer, string? Model, string? Scanner, string? Kernel, string? Phase, bool? Contrast, double? KVp,
        double? SliceThickness, double? SliceSpacing, double[]? PixelSpacing, int Gaps, string? Orientation, IReadOnlyList<SeriesProblem> Problems,
        string Kind, string? Reason, string Delivery, string State);

    public static void MapArchive(this IEndpointRouteBuilder routes)
    {
        var archive = routes.MapGroup("/api/archive").RequireAuthorization(Policies.Administrator);
        archive.MapGet("series", List);
        archive.MapPost("series/cases", MakeCases.Handle);
        archive.MapGet("key", (DeidentificationKeyStore key) => key.State);
        archive.MapImports();
        archive.MapReview();
    }

    private static async Task<IResult> List(HttpRequest request, IQuerySession session, DeidentificationKeyStore key, CancellationToken cancel)
    {
        var state = key.State.State;
        if (SeriesFilter.Read(request.Query, state, out var filter) is { } refusal)
        {
            return Problems.Result(refusal);
        }

        var campaigns = (await session.Query<Campaign>().ToListAsync(cancel)).ToDictionary(c => c.Id, c => c.Name);
        var cases = (await session.Query<Case>().ToListAsync(cancel)).ToLookup(c => c.SeriesUid, c => campaigns.GetValueOrDefault(c.CampaignId, ""));
        var series = await session.Query<ArchivedSeries>().OrderBy(s => s.ImportedAt).ToListAsync(cancel);
        return TypedResults.Ok(series.Where(filter.Fits).Select(s => Row(s, [.. cases[s.Id].Distinct()], state)));
    }

    private static SeriesRow Row(ArchivedSeries s, IReadOnlyList<string> campaigns, string state)
    {
        // Documents from before have the grid alone.
        var c = s.Catalogue ?? new SeriesCatalogue
        {
            SliceThickness = s.Layout?.SliceThickness, SliceSpacing = s.Layout?.SliceSpacing, PixelSpacing = s.Layout is { } g ? [g.RowSpacing, g.ColumnSpacing] : null,
        };
        return new SeriesRow(
            s.Id, s.StudyUid, s.Patient, s.Modality, s.Instances, s.ImportedAt, s.Synthetic, campaigns,
            c.Description, c.BodyPart, c.Manufacturer, c.Model, c.Scanner, c.Kernel, c.Phase, c.Contrast, c.KVp,
            c.SliceThickness, c.SliceSpacing, c.PixelSpacing, c.Gaps, c.Orientation, c.Problems,
            Word(s.Kind), s.Reason, Word(s.Delivery), state);
    }

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
