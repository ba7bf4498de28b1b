namespace CrowdAnnotate.Radiomics;

/// <summary>What a formula gives: a number, or why there is none.</summary>
internal readonly record struct Outcome
{
    private Outcome(double? value, string? reason) => (Value, Reason) = (value, reason);

    public double? Value { get; }

    public string? Reason { get; }

    public static implicit operator Outcome(double value) => new(value, null);

    public static Outcome Undefined(string reason) => new(null, reason);
}
