using System.Globalization;

namespace CrowdAnnotate.Dicom;

/// <summary>Why something is not accepted, and where. It never quotes a value, so it can be shown and logged.</summary>
/// <param name="Reason">A sentence without its full stop.</param>
/// <param name="Tag">The attribute, where the reason is about one.</param>
/// <param name="Offset">Bytes from the start of what was read (of the inflated data set when it was deflated), where known.</param>
public sealed record DicomRefusal(string Reason, DicomTag? Tag = null, long? Offset = null)
{
    public override string ToString() => (Tag, Offset) switch
    {
        ({ } tag, { } offset) => string.Create(CultureInfo.InvariantCulture, $"{Reason} [{tag} at byte {offset}]"),
        ({ } tag, null) => $"{Reason} [{tag}]",
        (null, { } offset) => string.Create(CultureInfo.InvariantCulture, $"{Reason} [at byte {offset}]"),
        _ => Reason,
    };
}

/// <summary>Something odd that was accepted, and where. It never quotes a value.</summary>
public sealed record DicomNote(string Text, DicomTag? Tag = null, long? Offset = null);
