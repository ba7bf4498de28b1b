using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Radiomics;

/// <summary>How IBSI names a feature: the tag of its reference tables, its permanent code, its name.</summary>
internal sealed record FeatureName(string Tag, string IbsiCode, string Text);

/// <summary>A feature and how it follows from its family's subject (a mesh, a sample of intensities).</summary>
/// <param name="Unit">The feature's unit, given that of the intensities.</param>
internal sealed record FeatureFormula<TSubject>(FeatureName Name, Func<UcumUnit, UcumUnit> Unit, Func<TSubject, Outcome> Compute)
{
    public FeatureFormula(string tag, string ibsiCode, string name, Func<UcumUnit, UcumUnit> unit, Func<TSubject, Outcome> compute)
        : this(new FeatureName(tag, ibsiCode, name), unit, compute)
    {
    }

    public Feature Of(TSubject subject, UcumUnit intensity) => new(Name, Unit(intensity), Compute(subject));

    /// <summary>The feature of a region that has no such subject.</summary>
    public Feature Without(string reason, UcumUnit intensity) => new(Name, Unit(intensity), Outcome.Undefined(reason));
}

/// <summary>The units of features in terms of that of the intensities.</summary>
internal static class FeatureUnit
{
    public static readonly Func<UcumUnit, UcumUnit> Length = _ => UcumUnit.Millimetre;
    public static readonly Func<UcumUnit, UcumUnit> Area = _ => UcumUnit.SquareMillimetre;
    public static readonly Func<UcumUnit, UcumUnit> Volume = _ => UcumUnit.CubicMillimetre;
    public static readonly Func<UcumUnit, UcumUnit> PerLength = _ => new UcumUnit("mm-1");
    public static readonly Func<UcumUnit, UcumUnit> None = _ => UcumUnit.One;
    public static readonly Func<UcumUnit, UcumUnit> Intensity = unit => unit;
    public static readonly Func<UcumUnit, UcumUnit> IntensitySquared = unit => unit == UcumUnit.One ? unit : new UcumUnit(unit.Code + "2");
}
