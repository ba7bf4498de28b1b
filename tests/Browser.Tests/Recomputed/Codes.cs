namespace CrowdAnnotate.Browser.Tests.Recomputed;

/// <summary>The code values that a dataset uses for what is computed here (SNOMED CT; attenuation is DCM).</summary>
internal static class Codes
{
    public const string LongAxis = "103339001";
    public const string ShortAxis = "103340004";
    public const string Area = "42798000";
    public const string Volume = "118565006";
    public const string Perimeter = "131191004";
    public const string Attenuation = "112031";
    public const string Mean = "373098007";
    public const string StandardDeviation = "386136009";
    public const string Minimum = "255605001";
    public const string Maximum = "56851009";

    /// <summary>UCUM units of what has no calibration.</summary>
    public const string Pixel = "{pixels}", SquarePixel = "{pixels}2";
}
