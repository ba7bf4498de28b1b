using CrowdAnnotate.Aim;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange;

/// <summary>Where annotations come from, beyond what their own document says.</summary>
/// <param name="Campaign">Name of the campaign and the version of its protocol.</param>
/// <param name="Template">Name of the template whose questions were answered.</param>
/// <param name="Computed">Of a consensus that a program computed: how, and from what; null for the work of a reader.</param>
/// <param name="Predecessors">Of an SR: the documents that it corrects or continues.</param>
public sealed record Provenance(
    string? Campaign = null, string? Template = null, ComputedFrom? Computed = null, ValueList<DocumentReference>? Predecessors = null)
{
    public static readonly Provenance None = new();
}

/// <summary>How a consensus was computed.</summary>
/// <param name="Method">Name of the method, e.g. STAPLE.</param>
/// <param name="Version">Of the program.</param>
/// <param name="Sources">UIDs of the documents that went in.</param>
public sealed record ComputedFrom(string Method, string? Version, ValueList<Uid> Sources);

/// <summary>Another DICOM document.</summary>
public sealed record DocumentReference(Uid Study, Uid Series, Uid SopClass, Uid SopInstance);
