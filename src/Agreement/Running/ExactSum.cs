using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CrowdAnnotate.Agreement.Running;

/// <summary>
/// A sum of doubles and of their products without any rounding: Mantissa · 2^Exponent. What is added and taken away again leaves no trace, in
/// whatever order and however often, so that sums kept for years do not drift. Rounded once, where it is read.
/// </summary>
/// <remarks>The default is zero. Sizes of one unit need some 200 bits; a value far larger or smaller than the others costs memory, not digits.</remarks>
[JsonConverter(typeof(ExactSumAsText))]
public readonly struct ExactSum : IEquatable<ExactSum>
{
    private readonly BigInteger mantissa;
    private readonly int exponent;

    private ExactSum(BigInteger mantissa, int exponent) => (this.mantissa, this.exponent) = (mantissa, exponent);

    public bool IsZero => mantissa.IsZero;

    /// <exception cref="ArgumentException">The value is not finite.</exception>
    public static ExactSum Of(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentException($"{value} cannot be summed.", nameof(value));
        }

        var bits = BitConverter.DoubleToInt64Bits(value);
        var (power, fraction) = ((int)((bits >> 52) & 0x7FF), bits & 0xFFFFFFFFFFFFFL);
        fraction |= power == 0 ? 0 : 1L << 52;
        if (fraction == 0)
        {
            return default;
        }

        // Without its trailing zeros a short number stays short in every product.
        var zeros = BitOperations.TrailingZeroCount(fraction);
        return new((bits < 0 ? -1 : 1) * (fraction >> zeros), Math.Max(power, 1) - 1075 + zeros);
    }

    public static ExactSum operator +(ExactSum a, ExactSum b)
    {
        if (a.IsZero || b.IsZero)
        {
            return a.IsZero ? b : a;
        }

        var least = Math.Min(a.exponent, b.exponent);
        var sum = (a.mantissa << (a.exponent - least)) + (b.mantissa << (b.exponent - least));
        return sum.IsZero ? default : new(sum, least);
    }

    public static ExactSum operator -(ExactSum a) => new(-a.mantissa, a.exponent);

    public static ExactSum operator -(ExactSum a, ExactSum b) => a + -b;

    public static ExactSum operator *(ExactSum a, ExactSum b) => a.IsZero || b.IsZero ? default : new(a.mantissa * b.mantissa, a.exponent + b.exponent);

    public static ExactSum operator *(long times, ExactSum a) => times == 0 ? default : new(times * a.mantissa, a.exponent);

    public static bool operator ==(ExactSum a, ExactSum b) => a.Equals(b);

    public static bool operator !=(ExactSum a, ExactSum b) => !a.Equals(b);

    /// <summary>Rounded to a double, to within a unit in the last place.</summary>
    public double ToDouble()
    {
        var excess = (int)Math.Max(0, mantissa.GetBitLength() - 62);
        return Math.ScaleB((double)(long)(mantissa >> excess), exponent + excess);
    }

    public bool Equals(ExactSum other) => (this - other).mantissa.IsZero;

    public override bool Equals(object? obj) => obj is ExactSum other && Equals(other);

    public override int GetHashCode() => ToDouble().GetHashCode();

    /// <summary>Mantissa and exponent, e.g. <c>3p-1</c> for 1.5.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{mantissa}p{exponent}");

    /// <summary>What <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">It is no such text.</exception>
    public static ExactSum Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var at = text.IndexOf('p', StringComparison.Ordinal);
        return at < 0
            ? throw new FormatException($"'{text}' is no exact sum.")
            : new(BigInteger.Parse(text.AsSpan(0, at), CultureInfo.InvariantCulture), int.Parse(text.AsSpan(at + 1), CultureInfo.InvariantCulture));
    }
}

/// <summary>An exact sum as the text that <see cref="ExactSum.Parse"/> reads.</summary>
internal sealed class ExactSumAsText : JsonConverter<ExactSum>
{
    public override ExactSum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ExactSum.Parse(reader.GetString() ?? "");

    public override void Write(Utf8JsonWriter writer, ExactSum value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
