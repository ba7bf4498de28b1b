namespace CrowdAnnotate.Aim;

/// <summary>AIM CharacteristicQuantification: how much of a characteristic there is.</summary>
public abstract record CharacteristicQuantification
{
    private protected CharacteristicQuantification(string label, QuantificationDetails? details) =>
        (Label, Details) = (label, details ?? QuantificationDetails.None);

    public string Label { get; }

    public QuantificationDetails Details { get; }

    private protected Flaws Flaws() => new Flaws().Named("label", Label);
}

/// <summary>What any quantification may carry besides its value.</summary>
public sealed record QuantificationDetails
{
    public static readonly QuantificationDetails None = new();

    /// <param name="annotatorConfidence">0 (not at all sure) to 1 (sure).</param>
    /// <param name="index">Position of the quantification in its template (characteristicQuantificationIndex).</param>
    /// <param name="valueLabel">The value in words.</param>
    /// <exception cref="AimFlawException">A confidence outside 0 and 1, or a text is present but empty.</exception>
    public QuantificationDetails(
        double? annotatorConfidence = null, int? index = null, string? valueLabel = null, string? valueDescription = null, string? comment = null)
    {
        (AnnotatorConfidence, Index) = (annotatorConfidence, index);
        (ValueLabel, ValueDescription, Comment) = (valueLabel, valueDescription, comment);
        new Flaws()
            .Confidence(annotatorConfidence)
            .Said("valueLabel", valueLabel)
            .Said("valueDescription", valueDescription)
            .Said("comment", comment)
            .Refuse();
    }

    public double? AnnotatorConfidence { get; }

    public int? Index { get; }

    public string? ValueLabel { get; }

    public string? ValueDescription { get; }

    public string? Comment { get; }
}

/// <summary>AIM ComparisonOperator.</summary>
public enum ComparisonOperator
{
    Equal,
    NotEqual,
    LessThan,
    LessThanEqual,
    GreaterThan,
    GreaterThanEqual,
}

/// <summary>AIM ScaleType.</summary>
public enum ScaleType
{
    Nominal,
    Ordinal,
    Ratio,
}
