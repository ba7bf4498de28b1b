using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Dicom;

/// <summary>
/// The secret from which everything that must stay the same across imports is derived by one-way functions (HMAC-SHA-256): new
/// UIDs, pseudonyms, the shift of dates, the name of a scanner. While it exists images are pseudonymised, not anonymised.
/// </summary>
public sealed class DeidentificationKey
{
    /// <summary>Bytes of the secret.</summary>
    public const int Length = 32;

    /// <summary>Bytes of a new key: the secret, then the version of the functions that are derived from it. A key of before ends with the secret.</summary>
    public const int VersionedLength = Length + 1;

    private const byte IntoThePast = 2;

    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int MostDays = 1825;

    // A series names the same study, series and frame of reference in each of its images.
    private const int MostRemembered = 256;

    private readonly byte[] bytes;
    private readonly bool shiftsIntoThePast;
    private readonly Lock memory = new();
    private readonly Dictionary<string, Uid> remembered = new(StringComparer.Ordinal);

    /// <param name="bytes">At least 16 bytes, kept secret.</param>
    /// <exception cref="ArgumentException">The key is shorter, or of a version that is not known.</exception>
    public DeidentificationKey(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        if (!IsKey(bytes))
        {
            throw new ArgumentException($"A key has at least 16 bytes; one of {VersionedLength} ends with a version that is known.", nameof(bytes));
        }

        shiftsIntoThePast = bytes.Length == VersionedLength;
        this.bytes = shiftsIntoThePast ? bytes[..Length] : [.. bytes];
    }

    /// <summary>A new key out of a secret.</summary>
    /// <param name="secret"><see cref="Length"/> random bytes.</param>
    public static byte[] Of(byte[] secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        return secret.Length == Length ? [.. secret, IntoThePast] : throw new ArgumentException($"A secret has {Length} bytes.", nameof(secret));
    }

    /// <summary>Whether the bytes are a key whose mapping is known here.</summary>
    public static bool IsKey(ReadOnlySpan<byte> bytes) => bytes.Length >= 16 && (bytes.Length != VersionedLength || bytes[^1] == IntoThePast);

    /// <summary>The new UID: the first 128 bits of the digest, under 2.25 (PS3.5 §B.2).</summary>
    public Uid Map(Uid original) => MapText(original.Value);

    // References must stay references even where an archive wrote no valid UID.
    internal Uid MapText(string original)
    {
        lock (memory)
        {
            if (remembered.TryGetValue(original, out var known))
            {
                return known;
            }
        }

        var mapped = Uid.FromBits(Digest("uid\0" + original).AsSpan(0, 16));
        lock (memory)
        {
            if (remembered.Count >= MostRemembered)
            {
                remembered.Clear();
            }

            remembered[original] = mapped;
        }

        return mapped;
    }

    /// <summary>
    /// “P-” and 16 letters and digits (80 bits, base 32). A patient without an ID is known by the study alone, so that
    /// different unnamed patients are not taken for one.
    /// </summary>
    public string Pseudonym(string? issuer, string? patientId, Uid study) => "P-" + Base32(Digest(Identity(issuer, patientId, study)), 16);

    /// <summary>
    /// Days by which all dates of a patient move, the same for all of them: 1 to 1825 back. A key without a version moves half of the
    /// patients forward, as it always did, so that what comes later keeps its distance from what was imported before.
    /// </summary>
    public int DayShift(string? issuer, string? patientId, Uid study)
    {
        var digest = Digest("days\0" + Identity(issuer, patientId, study));
        var days = 1 + (int)(BinaryPrimitives.ReadUInt64BigEndian(digest) % MostDays);
        return !shiftsIntoThePast && (digest[8] & 1) == 0 ? days : -days;
    }

    /// <summary>“S-” and 10 letters and digits, by which one scanner is the same in all its images; null when nothing tells scanners apart.</summary>
    public string? Scanner(string? manufacturer, string? model, string? serialNumber, string? stationName)
    {
        var unit = string.IsNullOrEmpty(serialNumber) ? stationName : serialNumber;
        return string.IsNullOrEmpty(unit) ? null : "S-" + Base32(Digest($"scanner\0{manufacturer}\0{model}\0{unit}"), 10);
    }

    private static string Identity(string? issuer, string? patientId, Uid study) =>
        string.IsNullOrEmpty(patientId) ? $"study\0{study.Value}" : $"patient\0{issuer}\0{patientId}";

    private static string Base32(byte[] digest, int letters) => string.Create(letters, digest, static (text, d) =>
    {
        for (var i = 0; i < text.Length; i++)
        {
            var bit = 5 * i;
            var window = (d[bit / 8] << 8) | d[(bit / 8) + 1];
            text[i] = Letters[(window >> (11 - (bit % 8))) & 31];
        }
    });

    private byte[] Digest(string text) => HMACSHA256.HashData(bytes, Encoding.UTF8.GetBytes(text));
}
