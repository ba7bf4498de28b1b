namespace CrowdAnnotate.Dicom;

/// <summary>How a window maps values to what is shown (PS3.3 §C.11.2.1.2 and .3).</summary>
public enum VoiFunction
{
    Linear,
    LinearExact,
    Sigmoid,
}

/// <summary>A range of values of interest.</summary>
public readonly record struct VoiWindow(double Center, double Width, VoiFunction Function = VoiFunction.Linear)
{
    /// <summary>Whether the width is one that the function allows.</summary>
    public bool IsValid => double.IsFinite(Center) && double.IsFinite(Width) && (Function == VoiFunction.Linear ? Width >= 1 : Width > 0);

    /// <summary>The share of full brightness, 0 to 1.</summary>
    public double At(double value) => Function switch
    {
        VoiFunction.Sigmoid => 1 / (1 + Math.Exp(-4 * (value - Center) / Width)),
        VoiFunction.LinearExact => Ramp(value - Center, Width),
        _ => Ramp(value - (Center - 0.5), Width - 1),
    };

    /// <summary>The function of that defined term; anything else is the default, as the standard says.</summary>
    public static VoiFunction FunctionOf(string? term) => term switch
    {
        "LINEAR_EXACT" => VoiFunction.LinearExact,
        "SIGMOID" => VoiFunction.Sigmoid,
        _ => VoiFunction.Linear,
    };

    private static double Ramp(double fromCentre, double width) =>
        fromCentre <= -width / 2 ? 0 : fromCentre > width / 2 ? 1 : (fromCentre / width) + 0.5;
}
