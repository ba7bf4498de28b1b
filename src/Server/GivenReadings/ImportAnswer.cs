using CrowdAnnotate.Server.Operations;

namespace CrowdAnnotate.Server.GivenReadings;

/// <summary>What became of annotations that were made elsewhere: of each document, then of each case they were for.</summary>
public sealed record ImportAnswer(IReadOnlyList<DocumentRow> Documents, IReadOnlyList<CaseRow> Cases);

/// <param name="Part">Which part of the request the file was, from 0.</param>
/// <param name="Entry">Its place in the ZIP it came in, from 1.</param>
/// <param name="Path">Where in the file the document stands; <c>/</c> for all of it.</param>
/// <param name="Outcome">taken, refused, or left-alone for what is no annotation at all.</param>
/// <param name="Cases">Those its annotations are on.</param>
/// <param name="Mended">What reading mended, with its place.</param>
/// <param name="Lost">What could not be kept, with its place.</param>
public sealed record DocumentRow(
    int Part, int? Entry, string Path, string Format, string Outcome, string? Reason, int Annotations, IReadOnlyList<string> Cases,
    IReadOnlyList<string> Mended, IReadOnlyList<string> Lost)
{
    public const string Taken = "taken";
    public const string Refused = "refused";
    public const string LeftAlone = "left-alone";
}

/// <param name="Case">The number of the case.</param>
/// <param name="Outcome">submitted, stored or refused.</param>
/// <param name="Places">Where the reading is not as the campaign asks.</param>
/// <param name="Differences">Numbers that were computed anew and differ from those of the document by more than a thousandth.</param>
public sealed record CaseRow(
    string Case, string Outcome, string? Reason, IReadOnlyList<ProblemPlace> Places, int Findings, IReadOnlyList<string> Lost, IReadOnlyList<NumberDifference> Differences)
{
    public const string Submitted = "submitted";
    public const string Stored = "stored";
    public const string Refused = "refused";

    public static CaseRow Refuse(string number, string reason, IReadOnlyList<ProblemPlace>? places = null) => new(number, Refused, reason, places ?? [], 0, [], []);
}

/// <summary>A number of the document and the one computed of the same marks, in the document's unit.</summary>
/// <param name="Finding">The finding's label.</param>
public sealed record NumberDifference(string Finding, string Concept, double InDocument, double Computed, string Unit);
