using CrowdAnnotate.Aim;
using CrowdAnnotate.Interchange;

namespace CrowdAnnotate.Server.Exporting;

/// <summary>One object of an export: written, or why it is not there.</summary>
public sealed record ExportedObject
{
    private ExportedObject(string path, Guid caseId, DateTimeOffset at, byte[]? content, string? reason, bool hasFailed, IEnumerable<Loss> losses) =>
        (Path, CaseId, At, Content, Reason, HasFailed, Losses) = (path, caseId, at, content, reason, hasFailed, losses.ToValueList());

    /// <summary>Within the export, parts joined by strokes: <c>case-0001/readers/quiet-fox.sr.dcm</c>.</summary>
    public string Path { get; }

    public Guid CaseId { get; }

    /// <summary>When the work was submitted, or the consensus computed.</summary>
    public DateTimeOffset At { get; }

    /// <summary>The file; null where there is none.</summary>
    public byte[]? Content { get; }

    /// <summary>Why there is no file; null exactly where there is one.</summary>
    public string? Reason { get; }

    /// <summary>Whether the file should be there: a reader who marked nothing has no region, and nothing failed.</summary>
    public bool HasFailed { get; }

    /// <summary>What of its source the format does not hold.</summary>
    public ValueList<Loss> Losses { get; }

    /// <summary>Whether it is a DICOM object, which an archive can take.</summary>
    public bool IsDicom => Path.EndsWith(".dcm", StringComparison.Ordinal);

    public static ExportedObject Written(string path, Guid caseId, DateTimeOffset at, byte[] content, IEnumerable<Loss> losses) =>
        new(path, caseId, at, content, null, false, losses);

    public static ExportedObject Absent(string path, Guid caseId, DateTimeOffset at, string reason) => new(path, caseId, at, null, reason, false, []);

    public static ExportedObject Failed(string path, Guid caseId, DateTimeOffset at, string reason) => new(path, caseId, at, null, reason, true, []);
}
