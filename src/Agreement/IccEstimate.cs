namespace CrowdAnnotate.Agreement;

/// <summary>The six forms of McGraw and Wong 1996 (in Shrout and Fleiss: 1,1; 1,k; 3,1; 3,k; 2,1; 2,k).</summary>
public enum IccForm
{
    OneWaySingle,
    OneWayAverage,
    ConsistencySingle,
    ConsistencyAverage,
    AgreementSingle,
    AgreementAverage,
}

/// <summary>How the forms are named.</summary>
public static class IccForms
{
    /// <summary>McGraw and Wong's name, e.g. ICC(A,1).</summary>
    public static string ShortName(this IccForm form) => form switch
    {
        IccForm.OneWaySingle => "ICC(1,1)",
        IccForm.OneWayAverage => "ICC(1,k)",
        IccForm.ConsistencySingle => "ICC(C,1)",
        IccForm.ConsistencyAverage => "ICC(C,k)",
        IccForm.AgreementSingle => "ICC(A,1)",
        IccForm.AgreementAverage => "ICC(A,k)",
        _ => throw new ArgumentOutOfRangeException(nameof(form)),
    };
}

/// <summary>An intraclass correlation coefficient with everything it must be reported with (Koo and Li 2016).</summary>
/// <param name="Lower">Lower limit of the interval; null where it is undefined.</param>
/// <param name="Upper">Upper limit of the interval; null where it is undefined.</param>
/// <param name="Confidence">Coverage the interval aims at, e.g. 0.95.</param>
/// <param name="FTest">F with degrees of freedom and p of "no case variance"; null when there is no error to divide by, or by REML.</param>
/// <param name="SatterthwaiteDf">Degrees of freedom of the interval of ICC(A,1) (McGraw and Wong 1996, table 7); null for others.</param>
/// <param name="Method">How it was estimated and how its interval.</param>
public sealed record IccEstimate(
    IccForm Form, double Value, double? Lower, double? Upper, double Confidence, FTest? FTest, double? SatterthwaiteDf,
    int Cases, int Readers, int Readings, string Method)
{
    /// <summary>The short name, e.g. ICC(A,1).</summary>
    public string Name => Form.ShortName();

    public string Model => Form is IccForm.OneWaySingle or IccForm.OneWayAverage ? "one-way random effects" : "two-way random effects";

    public string Type => Form is IccForm.OneWaySingle or IccForm.ConsistencySingle or IccForm.AgreementSingle ? "single reader" : "mean of k readers";

    public string Definition => Form is IccForm.ConsistencySingle or IccForm.ConsistencyAverage ? "consistency" : "absolute agreement";
}

/// <summary>An F test with its degrees of freedom and upper-tail probability.</summary>
public sealed record FTest(double F, double Df1, double Df2, double P)
{
    internal static FTest? Of(double numerator, double denominator, double df1, double df2) =>
        denominator > 0 ? new(numerator / denominator, df1, df2, Distributions.FUpperTail(numerator / denominator, df1, df2)) : null;
}
