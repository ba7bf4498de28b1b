namespace CrowdAnnotate.Server.Exporting;

/// <summary>Why a reader or writer of annotations failed, in words for whoever gave the annotations.</summary>
internal static class WriterReason
{
    public static string Of(Exception e) => e switch
    {
        // .NET adds the name of a parameter, which is nobody's.
        ArgumentException { ParamName: { } name } => e.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal),
        ArgumentException or InvalidDataException => e.Message,
        _ => $"The conversion failed on it ({e.GetType().Name}).",
    };
}
