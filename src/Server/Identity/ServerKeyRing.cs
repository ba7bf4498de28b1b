using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace CrowdAnnotate.Server.Identity;

/// <summary>
/// The keys that must outlive a process and be the same on every node: made once by the owner at first start, then only read.
/// </summary>
public sealed class ServerKeyRing : IDisposable
{
    private const string SigningName = "token-signing-es256";
    private const string EncryptionName = "token-encryption";
    private const string WebClientName = "web-client-secret";

    private ServerKeyRing(ECDsa signing, byte[] encryption, string webClientSecret) =>
        (Signing, Encryption, WebClientSecret) = (signing, encryption, webClientSecret);

    /// <summary>P-256 key that signs tokens.</summary>
    public ECDsa Signing { get; }

    /// <summary>256-bit key that encrypts tokens.</summary>
    public byte[] Encryption { get; }

    /// <summary>The secret by which our own web front redeems authorization codes.</summary>
    public string WebClientSecret { get; }

    /// <summary>Makes the keys that do not exist yet. Two nodes at once: the first row wins, the other reads it.</summary>
    public static async Task EnsureAsync(AuthDatabase db, CancellationToken cancel)
    {
        using var signing = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await InsertAsync(db, SigningName, signing.ExportPkcs8PrivateKey(), cancel);
        await InsertAsync(db, EncryptionName, RandomNumberGenerator.GetBytes(32), cancel);
        await InsertAsync(db, WebClientName, RandomNumberGenerator.GetBytes(32), cancel);
    }

    public static async Task<ServerKeyRing> LoadAsync(AuthDatabase db, CancellationToken cancel)
    {
        var keys = await db.ServerKeys.AsNoTracking().ToDictionaryAsync(k => k.Name, k => k.Value, cancel);
        var signing = ECDsa.Create();
        signing.ImportPkcs8PrivateKey(keys[SigningName], out _);
        return new ServerKeyRing(signing, keys[EncryptionName], Convert.ToHexStringLower(keys[WebClientName]));
    }

    public void Dispose() => Signing.Dispose();

    private static Task<int> InsertAsync(AuthDatabase db, string name, byte[] value, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync($"""INSERT INTO auth."ServerKeys" ("Name", "Value") VALUES ({name}, {value}) ON CONFLICT DO NOTHING""", cancel);
}
