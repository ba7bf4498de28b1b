using CrowdAnnotate.Aim;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Measurement;

/// <summary>The codes of measurement that Primitives does not have.</summary>
public static class MeasurementCodes
{
    /// <summary>131190003 in SNOMED CT.</summary>
    public static readonly CodedConcept Radius = new("131190003", "SCT", "Radius");

    /// <summary>Type of the algorithm that a measurement names.</summary>
    public static readonly CodedConcept FromMarkup = new("measurement-from-markup", BuiltInTemplates.PrivateScheme, "Measurement from markup");

    /// <summary>Data type of a parameter in words.</summary>
    public static readonly CodedConcept Text = new("text", BuiltInTemplates.PrivateScheme, "Text");
}

/// <summary>One number taken from a mark.</summary>
/// <param name="Concept">What was measured.</param>
/// <param name="Derivation">How many values became one (mean, SD …); null for a measure of geometry.</param>
/// <param name="Plane">Whose calibration the number rests on; its unit is in pixels where there is none.</param>
public sealed record MeasuredQuantity(CodedConcept Concept, CodedConcept? Derivation, Quantity Value, ImagePlane Plane)
{
    public const string AlgorithmName = "CrowdAnnotate measurement";

    public CalibrationSource Calibration => Plane.Calibration;

    /// <summary>In words, with where the millimetres come from when that is not the patient.</summary>
    public string Description => (Derivation is null ? Concept.Meaning : $"{Concept.Meaning}, {Derivation.Meaning.ToLowerInvariant()}") + Calibration switch
    {
        CalibrationSource.None => " (not calibrated)",
        CalibrationSource.ImagerPixelSpacing => " (at the detector)",
        _ => "",
    };

    /// <summary>The number as AIM; the source of the calibration and the spacings are parameters of its algorithm.</summary>
    public CalculationEntity ToCalculation(Uid uid) => new(
        uid, Derivation is null ? [Concept] : [Concept, Derivation], Description, [new CompactCalculationResult(Value, (Derivation ?? Concept).Meaning)],
        algorithm: new Algorithm(AlgorithmName, [MeasurementCodes.FromMarkup], parameters: Parameters()));

    private AlgorithmParameter[] Parameters()
    {
        var source = new AlgorithmParameter("calibration", Calibration.ToString(), MeasurementCodes.Text);
        return Calibration == CalibrationSource.None
            ? [source]
            : [source, Spacing("rowSpacing", Plane.RowSpacing), Spacing("columnSpacing", Plane.ColumnSpacing)];
    }

    private static AlgorithmParameter Spacing(string name, double mm) => new(name, FormattableString.Invariant($"{mm:R}"), Codes.Double);
}
