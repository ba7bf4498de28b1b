using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Radiomics;

/// <summary>One number of a region, or the reason why it has none; never both, never NaN.</summary>
public sealed record Feature
{
    internal Feature(FeatureName name, UcumUnit unit, Outcome outcome)
    {
        if (outcome.Value is { } number && !double.IsFinite(number))
        {
            throw new InvalidOperationException($"{name.Tag} came out as {number}; a feature is finite or undefined with a reason.");
        }

        (Tag, IbsiCode, Name, Unit, Value, Undefined) = (name.Tag, name.IbsiCode, name.Text, unit, outcome.Value, outcome.Reason);
    }

    /// <summary>The tag of IBSI's reference tables, e.g. <c>morph_volume</c>.</summary>
    public string Tag { get; }

    /// <summary>IBSI's permanent four-character code, e.g. <c>RNU0</c>.</summary>
    public string IbsiCode { get; }

    /// <summary>IBSI's name of the feature.</summary>
    public string Name { get; }

    public UcumUnit Unit { get; }

    /// <summary>Null when the feature is undefined for the region.</summary>
    public double? Value { get; }

    /// <summary>Why there is no value; null when there is one.</summary>
    public string? Undefined { get; }
}
