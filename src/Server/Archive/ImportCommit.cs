using JasperFx;
using Marten;

namespace CrowdAnnotate.Server.Archive;

/// <summary>
/// Makes a group of files durable: pixels are flushed, then one transaction writes the documents, then the answers may be given.
/// One group at a time, so that counts and series are not written over.
/// </summary>
public sealed class ImportCommit(IDocumentStore store, PixelStore pixels, ImportDigests digests, TimeProvider clock) : IDisposable
{
    private const int Tries = 3;
    private readonly SemaphoreSlim one = new(1);

    public async Task<IReadOnlyList<FileOutcome>> HandleAsync(ImportRecord import, IReadOnlyList<WorkedFile> files, CancellationToken cancel)
    {
        await one.WaitAsync(cancel);
        try
        {
            return await TryAsync(import, files, Tries, cancel);
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Writes down that an import is about these series too, though nothing of them was sent again.</summary>
    public async Task RememberAsync(ImportRecord import, IReadOnlyList<string> series, CancellationToken cancel)
    {
        using var pause = await PauseAsync(cancel);
        await using var session = store.LightweightSession();
        var before = await session.LoadAsync<ImportRecord>(import.Id, cancel) ?? import;
        session.Store(before with { Series = [.. before.Series.Concat(series).Distinct()] });
        await session.SaveChangesAsync(cancel);
    }

    /// <summary>Keeps series from changing while they are settled.</summary>
    public async Task<IDisposable> PauseAsync(CancellationToken cancel)
    {
        await one.WaitAsync(cancel);
        return new Pause(one);
    }

    public void Dispose() => one.Dispose();

    private async Task<IReadOnlyList<FileOutcome>> TryAsync(ImportRecord import, IReadOnlyList<WorkedFile> files, int tries, CancellationToken cancel)
    {
        await using var session = store.LightweightSession();
        var known = await KnownDocuments.LoadAsync(session, files, cancel);
        var group = new CommitGroup(import.Id, clock.GetUtcNow());
        foreach (var file in files)
        {
            group.Add(file, known);
        }

        // Moving comes after every question is answered; only the transaction can still fail, and then they are moved back.
        string[] targets = [.. group.Kept.Select(k => k.File.Target)];
        var adoption = pixels.Adopt(targets);
        try
        {
            group.Write(session, adoption.Names, known, digests);
            await WriteImportAsync(session, import, group, cancel);
            await session.SaveChangesAsync(cancel);
            pixels.Complete(adoption);
            return group.Outcomes;
        }
        catch (DocumentAlreadyExistsException) when (tries > 1)
        {
            // Another node was first with one of them.
            pixels.Release(adoption, targets);
        }
        catch (DocumentAlreadyExistsException)
        {
            pixels.Release(adoption, targets);
            throw;
        }

        // Any other failure leaves it open whether the transaction was committed: the journal stays, and the next start looks.
        return await TryAsync(import, files, tries - 1, cancel);
    }

    private static async Task WriteImportAsync(IDocumentSession session, ImportRecord import, CommitGroup group, CancellationToken cancel)
    {
        var before = await session.LoadAsync<ImportRecord>(import.Id, cancel) ?? import;
        session.Store(before with
        {
            Accepted = before.Accepted + group.Count(FileOutcome.Accepted),
            Again = before.Again + group.Count(FileOutcome.Again),
            Held = before.Held + group.Count(FileOutcome.Held),
            Refused = before.Refused + group.Count(FileOutcome.Refused),
            Series = [.. before.Series.Concat(group.Outcomes.Select(o => o.SeriesUid).OfType<string>()).Distinct()],
        });
    }

    private sealed class Pause(SemaphoreSlim one) : IDisposable
    {
        public void Dispose() => one.Release();
    }
}
