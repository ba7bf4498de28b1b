using System.Text.Json;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Volumes;
using Marten;
using Microsoft.Extensions.Options;
using Npgsql;

namespace CrowdAnnotate.Server.Reading;

/// <summary>
/// Saves two drafts of a made-up case once, in a transaction that is rolled back, so that the code a mark runs through is compiled before the first
/// reader draws: the first two marks after a start took up to a second, where others take a tenth of one.
/// </summary>
public sealed class ReadingWarmUp(
    IDocumentStore store, NpgsqlDataSource database, ReadingMeasurement measurement, TimeProvider clock, IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions> json)
{
    private const int Side = 16;
    private readonly string seriesUid = Uid.FromGuid(Guid.NewGuid()).Value;

    /// <returns>What each of the two saves was answered.</returns>
    public async Task<IReadOnlyList<IResult>> RunAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using var session = store.LightweightSession(Marten.Services.SessionOptions.ForTransaction(transaction));
        var reader = new Caller(Guid.NewGuid(), "nobody", []);
        var assignment = Made(session, reader.Id, clock.GetUtcNow());
        await session.SaveChangesAsync(cancel);

        // The second outline adds the region between slices, and a draft that takes the place of another.
        IResult[] answers =
        [
            await SaveAsync(Request(0, 0), session, assignment, reader, cancel),
            await SaveAsync(Request(1, 0, 2), session, assignment, reader, cancel),
        ];
        await transaction.RollbackAsync(cancel);
        return answers;
    }

    private async Task<IResult> SaveAsync(SaveDraft.Request request, IDocumentSession session, Assignment assignment, Caller reader, CancellationToken cancel)
    {
        var options = json.Value.SerializerOptions;
        var received = JsonSerializer.Deserialize<SaveDraft.Request>(JsonSerializer.SerializeToUtf8Bytes(request, options), options)!;
        var answer = await SaveDraft.Handle(assignment.Id, received, reader, session, measurement, clock, cancel);
        if (answer is IValueHttpResult { Value: { } value })
        {
            JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), options);
        }

        return answer;
    }

    private Assignment Made(IDocumentSession session, Guid reader, DateTimeOffset now)
    {
        var geometry = new VolumeGeometry(Side, Side, 3, new PatientPoint(0, 0, 0), new PatientVector(1, 0, 0), new PatientVector(0, 1, 0), 1, 1, 1);
        var series = new ArchivedSeries
        {
            Id = seriesUid, StudyUid = seriesUid, Patient = "nobody", Modality = "MR", Synthetic = true, ImportedAt = now, Kind = SeriesKind.Case,
            Layout = SeriesGrid.Of(geometry, 1, CalibrationSource.PixelSpacing), Slices = [.. Enumerable.Range(0, 3).Select(z => new ArchivedSlice($"{seriesUid}.{z}", "1.2.840.10008.5.1.4.1.1.4", 1))],
        };
        var assignment = new Assignment { Id = Guid.NewGuid(), CampaignId = Guid.NewGuid(), CaseId = Guid.NewGuid(), ReaderId = reader, SeriesUid = seriesUid, CreatedAt = now, LeaseUntil = now };
        session.Insert(series);
        session.Insert(assignment);
        return assignment;
    }

    private SaveDraft.Request Request(int version, params int[] slices) =>
        new(version, new CaseReading([new Finding("2.25.1", "warm-up", [.. slices.Select(Outline)], [])], false, null));

    private Mark Outline(int slice) => new(Guid.NewGuid(), MarkKind.Contour, $"{seriesUid}.{slice}", 1, [[4, 4], [12, 4], [12, 12], [4, 12]]);

}
