namespace CrowdAnnotate.Primitives;

/// <summary>A unit of UCUM by its case-sensitive code; the ones in use are the static members.</summary>
public readonly record struct UcumUnit(string Code)
{
    public static readonly UcumUnit Millimetre = new("mm");
    public static readonly UcumUnit SquareMillimetre = new("mm2");
    public static readonly UcumUnit CubicMillimetre = new("mm3");
    public static readonly UcumUnit Hounsfield = new("[hnsf'U]");
    public static readonly UcumUnit Pixel = new("{pixels}");
    public static readonly UcumUnit SquarePixel = new("{pixels}2");
    public static readonly UcumUnit Degree = new("deg");

    /// <summary>Of PS3.16 CID 7181.</summary>
    public static readonly UcumUnit UptakeByBodyWeight = new("g/ml{SUVbw}");

    public static readonly UcumUnit BecquerelPerMillilitre = new("Bq/ml");
    public static readonly UcumUnit One = new("1");

    public override string ToString() => Code;
}

/// <summary>A finite value with its unit.</summary>
public readonly record struct Quantity
{
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public Quantity(double value, UcumUnit unit)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "A quantity is a finite number.");
        }

        Value = value;
        Unit = unit;
    }

    public double Value { get; }

    public UcumUnit Unit { get; }

    public override string ToString() => FormattableString.Invariant($"{Value} {Unit}");
}
