using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace CrowdAnnotate.Primitives;

/// <summary>
/// A DICOM unique identifier (PS3.5 §9.1): 1 to 64 characters, digits and dots, no empty component.
/// A leading zero in a component is tolerated, for archives hold such UIDs; <see cref="HasLeadingZero"/> tells.
/// </summary>
public readonly record struct Uid : IComparable<Uid>
{
    private static readonly SearchValues<char> Allowed = SearchValues.Create("0123456789.");
    private readonly string? value;

    /// <summary>Takes a valid UID.</summary>
    /// <exception cref="ArgumentException">The text is not a UID.</exception>
    public Uid(string text)
    {
        if (Refusal(text) is { } reason)
        {
            throw new ArgumentException($"“{text}” is not a UID: {reason}.", nameof(text));
        }

        value = text;
    }

    /// <summary>The characters of the UID. The default value has none and must not be used.</summary>
    public string Value => value ?? throw new InvalidOperationException("A default Uid names nothing.");

    /// <summary>Whether a component of more than one digit begins with zero, which PS3.5 forbids.</summary>
    public bool HasLeadingZero => Value.Split('.').Any(c => c.Length > 1 && c[0] == '0');

    /// <summary>Reads a UID; trailing NUL and blanks (DICOM padding) are not part of it.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Uid uid)
    {
        var trimmed = text?.TrimEnd('\0', ' ');
        var good = trimmed is not null && Refusal(trimmed) is null;
        uid = good ? new Uid(trimmed!) : default;
        return good;
    }

    /// <summary>A UID under 2.25 (PS3.5 §B.2) from 128 bits, for instance a GUID's or a keyed digest's.</summary>
    public static Uid FromBits(ReadOnlySpan<byte> sixteenBytes)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(sixteenBytes.Length, 16);
        return new Uid("2.25." + new BigInteger(sixteenBytes, isUnsigned: true, isBigEndian: true));
    }

    /// <summary>A UID under 2.25 with the bits of a GUID in network order.</summary>
    public static Uid FromGuid(Guid guid)
    {
        Span<byte> bytes = stackalloc byte[16];
        guid.TryWriteBytes(bytes, bigEndian: true, out _);
        return FromBits(bytes);
    }

    public int CompareTo(Uid other) => string.CompareOrdinal(value, other.value);

    public static bool operator <(Uid left, Uid right) => left.CompareTo(right) < 0;

    public static bool operator >(Uid left, Uid right) => left.CompareTo(right) > 0;

    public static bool operator <=(Uid left, Uid right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Uid left, Uid right) => left.CompareTo(right) >= 0;

    public override string ToString() => value ?? "";

    private static string? Refusal(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "it is empty";
        }

        if (text.Length > 64)
        {
            return "it is longer than 64 characters";
        }

        if (text.AsSpan().ContainsAnyExcept(Allowed))
        {
            return "it holds other characters than digits and dots";
        }

        return text[0] == '.' || text[^1] == '.' || text.Contains("..", StringComparison.Ordinal) ? "it has an empty component" : null;
    }
}
