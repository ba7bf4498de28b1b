using System.Security.Cryptography;
using CrowdAnnotate.Server.Operations;
using Marten;

namespace CrowdAnnotate.Server.Archive;

/// <summary>Which files are known by the digest of their content. The database keeps keyed digests only.</summary>
public sealed class ImportDigests(byte[] key)
{
    private readonly byte[] key = HMACSHA256.HashData(key, "digest of an imported file"u8);

    /// <summary>What to remember of a file, so that it need not be sent again; null when another try may end otherwise.</summary>
    public KnownFile? Remember(WorkedFile worked, FileOutcome outcome) => worked.Answer.Passing || worked.File.Digest.Length == 0 ? null : new KnownFile
    {
        Id = IdOf(worked.File.Digest),
        Outcome = outcome.Outcome == FileOutcome.Again ? FileOutcome.Accepted : outcome.Outcome,
        Reason = outcome.Outcome is FileOutcome.Refused or FileOutcome.Held ? outcome.Reason : null,
        InstanceUid = worked.Answer.Instance?.SopInstanceUid,
        SeriesUid = outcome.SeriesUid,
        SoftwareVersion = ServerSettings.SoftwareVersion,
    };

    /// <summary>Those that are known and need not be sent, by the digests given.</summary>
    public async Task<IReadOnlyDictionary<string, KnownFile>> FindAsync(IQuerySession session, IReadOnlyList<string> digests, CancellationToken cancel)
    {
        var ids = digests.Distinct().ToDictionary(d => d, d => IdOf(Convert.FromHexString(d)));
        var known = (await session.LoadManyAsync<KnownFile>(cancel, [.. ids.Values])).ToDictionary(k => k.Id);
        return ids.Where(d => known.TryGetValue(d.Value, out var k) && (k.Outcome != FileOutcome.Refused || k.SoftwareVersion == ServerSettings.SoftwareVersion))
            .ToDictionary(d => d.Key, d => known[d.Value]);
    }

    private string IdOf(byte[] digest) => Convert.ToHexStringLower(HMACSHA256.HashData(key, digest));
}
