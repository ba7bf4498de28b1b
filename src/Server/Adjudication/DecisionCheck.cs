using CrowdAnnotate.Server.CaseConsensus;
using CrowdAnnotate.Server.Operations;
using CrowdAnnotate.Server.Reading;

namespace CrowdAnnotate.Server.Adjudication;

/// <summary>Whether a decision can be taken on a case's lesions as they are. Pure.</summary>
public static class DecisionCheck
{
    private const int LongestComment = 4000;

    private static readonly Refusal Invalid = new("invalid-decision", 400, "The decision cannot be taken as it is.");

    private static readonly Refusal MarksChanged = new(
        "marks-changed", 409, "The readers' marks on this lesion have changed since the page was loaded. Look at them again and decide anew.");

    /// <summary>Null where nothing is wrong with it.</summary>
    /// <param name="isVolume">Whether the case's slices lie side by side; else marks on two of them are two lesions.</param>
    public static Refusal? Check(Adjudicate.Request request, IReadOnlyList<LesionResult> lesions, bool isVolume)
    {
        ProblemPlace[] places = [.. Shape(request)];
        if (places.Length > 0)
        {
            return Invalid with { Errors = places };
        }

        var touched = lesions.Where(l => l.Readers.Select(MarkReference.Of).Intersect(request.Marks).Any()).ToList();
        if (touched.Count == 0 || !touched.SelectMany(l => l.Readers).Select(MarkReference.Of).ToHashSet().SetEquals(request.Marks)
            || !touched.SelectMany(l => l.Readers).Select(r => r.SubmissionId).ToHashSet().SetEquals(request.Submissions))
        {
            return MarksChanged;
        }

        places = [.. request.Kind == DecisionKind.Merged ? Merge(touched, isVolume) : touched.Count > 1 ? [new("marks", "They are of several lesions: one is decided at a time.")] : OfOne(request, touched[0])];
        return places.Length > 0 ? Invalid with { Errors = places } : null;
    }

    /// <summary>The lesion that has exactly these marks; null where none has.</summary>
    public static LesionResult? LesionOf(IReadOnlyList<MarkReference> marks, IReadOnlyList<LesionResult> lesions) =>
        lesions.FirstOrDefault(l => l.Readers.Select(MarkReference.Of).ToHashSet().SetEquals(marks));

    private static IEnumerable<ProblemPlace> Shape(Adjudicate.Request request)
    {
        if (request.Id == Guid.Empty)
        {
            yield return new("id", "A decision has an id of its own.");
        }

        if (request.Marks is not { Count: > 0 } || request.Marks.Any(m => m is null) || request.Marks.Distinct().Count() != request.Marks.Count)
        {
            yield return new("marks", "Name the marks of the lesion, each once.");
        }

        if (request.Submissions is not { Count: > 0 })
        {
            yield return new("submissions", "Name the submissions that the marks are of.");
        }

        if (request.Chosen is not null && request.Kind != DecisionKind.ReaderChosen)
        {
            yield return new("chosen", "Only a choice of a reader names one.");
        }

        if (request.Apart is not null && request.Kind != DecisionKind.Split)
        {
            yield return new("apart", "Only a split takes marks apart.");
        }

        if (!Enum.IsDefined(request.Kind) || AdjudicationReasons.Find(request.Kind, request.Reason) is null)
        {
            yield return new("reason", Enum.IsDefined(request.Kind) ? $"Name one of: {string.Join(", ", AdjudicationReasons.Of(request.Kind).Select(r => r.Value))}." : "The kind of decision is not known.");
        }
        else if (request.Reason == AdjudicationReasons.Other && string.IsNullOrWhiteSpace(request.Comment))
        {
            yield return new("comment", "Say which other reason.");
        }

        foreach (var place in Comment(request.Comment))
        {
            yield return place;
        }

        if (request.Kind == DecisionKind.Redrawn != request.Outlines is { Count: > 0 })
        {
            yield return new("outlines", request.Kind == DecisionKind.Redrawn ? "Draw an outline." : "Only a region that is redrawn has outlines.");
        }
    }

    /// <summary>What is wrong with a comment.</summary>
    public static IEnumerable<ProblemPlace> Comment(string? comment)
    {
        var places = new List<ProblemPlace>();
        if (comment?.Length > LongestComment)
        {
            places.Add(new("comment", $"Longer than {LongestComment} characters."));
        }

        ReadingShape.CheckText(comment, "comment", places);
        return places;
    }

    private static IEnumerable<ProblemPlace> Merge(List<LesionResult> lesions, bool isVolume)
    {
        if (!isVolume && lesions.SelectMany(l => l.Readers).SelectMany(r => r.Contours.Select(c => c.Slice).Concat(r.Axes.Select(a => a.Slice))).Distinct().Count() > 1)
        {
            yield return new("marks", "They are on different images, each of which stands alone.");
        }

        if (lesions.Count < 2)
        {
            yield return new("marks", "Name the marks of two lesions or more.");
        }

        if (lesions.SelectMany(l => l.Readers).GroupBy(r => r.Pseudonym).FirstOrDefault(g => g.Count() > 1)?.Key is { } reader)
        {
            yield return new("marks", $"Reader {reader} marked both: one reader's marks are different lesions.");
        }
    }

    private static IEnumerable<ProblemPlace> OfOne(Adjudicate.Request request, LesionResult lesion)
    {
        switch (request.Kind)
        {
            case DecisionKind.Accepted when lesion.Consensus is null:
                yield return new("kind", $"There is no consensus to accept: {lesion.ConsensusUndefined}");
                break;
            case DecisionKind.ReaderChosen when request.Chosen is null || !request.Marks.Contains(request.Chosen):
                yield return new("chosen", "Name one of the lesion's marks.");
                break;
            case DecisionKind.Split when request.Apart is not { Count: > 0 } apart || apart.Distinct().Count() >= request.Marks.Count || apart.Except(request.Marks).Any():
                yield return new("apart", "Name some of the lesion's marks, not all.");
                break;
        }
    }
}
