using System.Text.Json.Serialization;
using CrowdAnnotate.Server.CaseConsensus;
using CrowdAnnotate.Server.Reading;

namespace CrowdAnnotate.Server.Adjudication;

/// <summary>What a curator decides. The first four are of a lesion's region; the other two of which marks are the same lesion.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DecisionKind>))]
public enum DecisionKind
{
    /// <summary>The computed consensus is the lesion's region.</summary>
    [JsonStringEnumMemberName("accepted")]
    Accepted,

    /// <summary>One reader's region is.</summary>
    [JsonStringEnumMemberName("readerChosen")]
    ReaderChosen,

    /// <summary>None of them is: the curator drew it.</summary>
    [JsonStringEnumMemberName("redrawn")]
    Redrawn,

    /// <summary>It is no lesion.</summary>
    [JsonStringEnumMemberName("rejected")]
    Rejected,

    /// <summary>Two lesions or more are one.</summary>
    [JsonStringEnumMemberName("merged")]
    Merged,

    /// <summary>Some of a lesion's marks are of another one.</summary>
    [JsonStringEnumMemberName("split")]
    Split,
}

/// <summary>One reader's mark on a case, by the names it keeps however lesions are matched.</summary>
public sealed record MarkReference(string Reader, string TrackingUid)
{
    public static MarkReference Of(LesionReader reader) => new(reader.Pseudonym, reader.TrackingUid);
}

/// <summary>A curator's decision, for good: one that was undone says so and stays.</summary>
/// <param name="Id">Made by the client.</param>
/// <param name="Marks">All marks of the lesion, or of the lesions that are merged, as they stood.</param>
/// <param name="Reason">A code of <see cref="AdjudicationReasons"/>.</param>
/// <param name="Curator">The pseudonym.</param>
/// <param name="BeforeConsensus">Whether this curator had not seen the computed consensus.</param>
/// <param name="ConsensusVersion">The result of the case that the marks were matched in.</param>
public sealed record Decision(
    Guid Id, DecisionKind Kind, IReadOnlyList<MarkReference> Marks, string Reason, string? Comment, string Curator, DateTimeOffset At, bool BeforeConsensus, int ConsensusVersion)
{
    /// <summary>Whose region is taken.</summary>
    public MarkReference? Chosen { get; init; }

    /// <summary>The marks that are taken out of a lesion.</summary>
    public IReadOnlyList<MarkReference>? Apart { get; init; }

    /// <summary>The submissions that the marks were of: a reader who corrects keeps the mark's name and changes what it is.</summary>
    public IReadOnlyList<Guid> Submissions { get; init; } = [];

    /// <summary>Of what was sent: the same id with other content is refused.</summary>
    public string? ContentSha256 { get; init; }

    public RedrawnRegion? Redrawn { get; init; }

    public Undoing? Undone { get; init; }

    /// <summary>Whether a lesion's marks are no longer those it was made on: some came, went or were corrected.</summary>
    public bool IsOutdatedOn(LesionResult lesion) =>
        !lesion.Readers.Select(MarkReference.Of).ToHashSet().SetEquals(Marks) || !lesion.Readers.Select(r => r.SubmissionId).ToHashSet().SetEquals(Submissions);

    /// <summary>Whether it is of which marks are the same lesion, and no region.</summary>
    [JsonIgnore]
    public bool IsOfMatching => Kind is DecisionKind.Merged or DecisionKind.Split;
}

/// <summary>What a curator drew.</summary>
/// <param name="Finding">As a reader's would be: a contour for each outline.</param>
/// <param name="Aim">The AIM 4.2 document of it, written once.</param>
/// <param name="AnnotationUid">Of its ImageAnnotation.</param>
/// <param name="ObservationUid">Of the lesion that the annotation observes.</param>
/// <param name="VolumeMm3">By voxel counting; of images that are no volume the area, mm² or square pixels.</param>
/// <param name="Contours">Those drawn, and those between them.</param>
public sealed record RedrawnRegion(Finding Finding, string Aim, string AnnotationUid, string ObservationUid, double VolumeMm3, IReadOnlyList<SliceOutline> Contours);

/// <summary>Who took a decision back, and when.</summary>
/// <param name="BeforeConsensus">Whether that curator had not seen the computed consensus. After it nothing that was decided earlier comes back: that would be a choice.</param>
public sealed record Undoing(Guid Id, string Curator, DateTimeOffset At, string? Comment, bool BeforeConsensus);
