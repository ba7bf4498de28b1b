using System.Text.Json.Serialization;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>What a campaign asks about each finding: coded questions and marks.</summary>
public sealed record AnnotationTemplate
{
    /// <param name="uid">Goes to templateUid of every annotation made with it.</param>
    /// <param name="prompt">What the reader is asked to look for.</param>
    /// <param name="marks">The marks offered, with how many of each a finding needs.</param>
    /// <param name="maxFindings">Most findings one reader may report on a case.</param>
    /// <exception cref="AimFlawException">An empty text, no finding allowed, or a question or kind of mark given twice.</exception>
    [JsonConstructor]
    public AnnotationTemplate(
        Uid uid, string name, string version, LocalText prompt, ValueList<TemplateQuestion> questions, ValueList<MarkRequest> marks, int maxFindings)
    {
        _ = uid.Value;
        (Uid, Name, Version, Prompt) = (uid, name, version, prompt);
        (Questions, Marks, MaxFindings) = (questions, marks, maxFindings);
        new Flaws()
            .Named("name", name)
            .Named("version", version)
            .If(Questions.DistinctBy(q => q.Id).Count() < Questions.Count, "questions", "two questions have one id.")
            .If(Questions.DistinctBy(q => q.Question).Count() < Questions.Count, "questions", "two questions have one code.")
            .If(Marks.DistinctBy(m => m.Kind).Count() < Marks.Count, "marks", "a kind of mark is given twice.")
            .If(maxFindings < 1, "maxFindings", "allows no finding.")
            .Refuse();
    }

    public Uid Uid { get; }

    public string Name { get; }

    public string Version { get; }

    public LocalText Prompt { get; }

    public ValueList<TemplateQuestion> Questions { get; }

    public ValueList<MarkRequest> Marks { get; }

    public int MaxFindings { get; }

    /// <summary>The marks a finding cannot do without.</summary>
    [JsonIgnore]
    public IEnumerable<MarkRequest> RequiredMarks => Marks.Where(m => m.AtLeast > 0);
}

/// <summary>Words in the languages of the product; French falls back to English.</summary>
public sealed record LocalText
{
    /// <exception cref="AimFlawException">A text is empty.</exception>
    public LocalText(string english, string? french = null)
    {
        (English, French) = (english, french);
        new Flaws().Named("english", english).Said("french", french).Refuse();
    }

    public string English { get; }

    public string? French { get; }
}

/// <summary>A kind of mark as a reader makes it; in AIM a bidirectional mark is two TwoDimensionMultiPoints.</summary>
public enum MarkKind
{
    Point,
    Length,
    Bidirectional,
    Contour,
    Ellipse,
    Circle,
}

/// <summary>A mark that a template offers.</summary>
public sealed record MarkRequest
{
    /// <param name="atLeast">How many a finding needs; 0 for an offer.</param>
    /// <exception cref="AimFlawException">The number is negative or the kind unknown.</exception>
    public MarkRequest(MarkKind kind, int atLeast)
    {
        (Kind, AtLeast) = (kind, atLeast);
        new Flaws().If(atLeast < 0, "atLeast", "is negative.").If(!Enum.IsDefined(kind), "kind", "is unknown.").Refuse();
    }

    public MarkKind Kind { get; }

    public int AtLeast { get; }
}
