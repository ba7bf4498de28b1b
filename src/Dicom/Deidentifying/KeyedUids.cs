using System.Security.Cryptography;
using System.Text;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Dicom;

/// <summary>
/// UIDs mapped by a keyed one-way function: the same key and UID always give the same new UID, so references hold across
/// imports; without the key the old UID cannot be confirmed, let alone found.
/// </summary>
public sealed class KeyedUids
{
    private readonly byte[] key;

    /// <param name="key">At least 16 bytes, kept secret.</param>
    /// <exception cref="ArgumentException">The key is shorter.</exception>
    public KeyedUids(byte[] key) => this.key = DeidentificationKey.Checked(key);

    /// <summary>The first 128 bits of HMAC-SHA-256 over the UID, under 2.25 (PS3.5 §B.2).</summary>
    public Uid Map(Uid original) =>
        Uid.FromBits(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes("uid\0" + original.Value)).AsSpan(0, 16));
}

/// <summary>Patients' pseudonyms by a keyed one-way function over issuer and patient ID.</summary>
public sealed class KeyedPseudonym
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private readonly byte[] key;

    /// <param name="key">At least 16 bytes, kept secret.</param>
    /// <exception cref="ArgumentException">The key is shorter.</exception>
    public KeyedPseudonym(byte[] key) => this.key = DeidentificationKey.Checked(key);

    /// <summary>
    /// “P-” and 16 letters and digits (80 bits, base 32). A patient without an ID is known by the study alone, so that
    /// different unnamed patients are not taken for one.
    /// </summary>
    public string Of(string? issuer, string? patientId, Uid study)
    {
        var identity = string.IsNullOrEmpty(patientId) ? $"study\0{study.Value}" : $"patient\0{issuer}\0{patientId}";
        var digest = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(identity));
        var text = new StringBuilder("P-", 18);
        for (var bit = 0; bit < 80; bit += 5)
        {
            var window = (digest[bit / 8] << 8) | digest[(bit / 8) + 1];
            text.Append(Letters[(window >> (11 - (bit % 8))) & 31]);
        }

        return text.ToString();
    }
}

internal static class DeidentificationKey
{
    public static byte[] Checked(byte[] key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.Length >= 16 ? [.. key] : throw new ArgumentException("A key has at least 16 bytes.", nameof(key));
    }
}
