using CrowdAnnotate.Aim;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.Sr;

/// <summary>What reading a report gave.</summary>
/// <param name="Collection">Its annotations; null exactly when a finding is an error.</param>
/// <param name="Origin">What made the report; null when it was refused before that was read.</param>
/// <param name="Findings">What was left out or understood otherwise than written, each with its content item.</param>
public sealed record ReportReading(ImageAnnotationCollection? Collection, ReportOrigin? Origin, ValueList<ReadingFinding> Findings)
{
    /// <summary>Whether all of the report is held.</summary>
    public bool IsComplete => Collection is not null && Findings.Count == 0;

    internal static ReportReading Refused(string path, string reason) => new(null, null, [new ReadingFinding(path, reason, IsError: true)]);
}

/// <summary>Where a report comes from.</summary>
/// <param name="Title">Concept of its root.</param>
/// <param name="Template">Its template, e.g. 1500, where it names one.</param>
/// <param name="Provenance">Campaign, template of the annotations, method and sources of a consensus, where a report of this product says them.</param>
public sealed record ReportOrigin(
    Uid SopClass, Uid SopInstance, string? Manufacturer, string? Model, string? SoftwareVersion, CodedConcept? Title, string? Template, Provenance Provenance);
