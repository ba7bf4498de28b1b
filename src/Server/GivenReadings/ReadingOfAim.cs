using System.Security.Cryptography;
using System.Text;
using CrowdAnnotate.Aim;
using CrowdAnnotate.Interchange.Cleaning;
using CrowdAnnotate.Measurement;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Reading;
using Answer = CrowdAnnotate.Server.Reading.Answer;
using Finding = CrowdAnnotate.Server.Reading.Finding;
using Mark = CrowdAnnotate.Server.Reading.Mark;
using MarkKind = CrowdAnnotate.Aim.MarkKind;

namespace CrowdAnnotate.Server.GivenReadings;

/// <summary>
/// Annotations on the images of a case as a reading of it: each tracked lesion a finding, outlines and axes its marks, answers those
/// that the campaign's template asks for. What a reading cannot hold is named with its place.
/// </summary>
public sealed class ReadingOfAim(AnnotationTemplate template, ArchivedSeries series)
{
    private const int LongestLabel = 64;
    private const int LongestComment = 4000;
    private const int LongestText = 200;
    private readonly List<string> lost = [];
    private readonly Dictionary<Uid, Guid> markOf = [];
    private readonly Dictionary<(string Image, int Frame), int> sliceOf = series.Slices.Select((s, z) => (Image: (s.SopInstanceUid, s.Frame), z)).ToDictionary(s => s.Image, s => s.z);

    /// <summary>What the reading does not hold.</summary>
    public IReadOnlyList<string> Lost => lost;

    /// <summary>The mark that a markup became.</summary>
    public IReadOnlyDictionary<Uid, Guid> MarkOf => markOf;

    public CaseReading Of(IEnumerable<(string Path, ImageAnnotation Annotation)> annotations)
    {
        var findings = new Dictionary<string, Finding>();
        var (comments, isAbsent) = (new List<string>(), false);
        foreach (var (path, annotation) in annotations)
        {
            var marks = Marks(annotation, path);
            var tracking = TrackingOf(annotation);
            comments.AddRange(annotation.Comment is { } comment ? [comment] : []);
            if (marks.Exists(m => IsOfAFinding(m, findings.ContainsKey(tracking))))
            {
                var known = findings.GetValueOrDefault(tracking) ?? new Finding(tracking, Label(annotation.Name, findings.Count + 1, path), [], []);
                findings[tracking] = known with { Marks = [.. known.Marks, .. marks], Answers = Answers(known.Answers, annotation, path) };
            }
            else if (annotation.Observations.Any(o => o.IsPresent == false))
            {
                isAbsent = true;
            }
            else
            {
                lost.Add($"{path}: it has no outline and no pair of axes, which a reading is made of.");
            }
        }

        var words = string.Join('\n', comments.Distinct());
        return new CaseReading([.. findings.Values], isAbsent && findings.Count == 0, words.Length == 0 ? null : words[..Math.Min(words.Length, LongestComment)]);
    }

    /// <summary>The lesion that an annotation is of.</summary>
    public static string TrackingOf(ImageAnnotation annotation) => (annotation.TrackingUniqueIdentifier ?? annotation.UniqueIdentifier).Value;

    // What stands beside outlines and axes makes no finding of its own, unless the template asks for just that.
    private bool IsOfAFinding(Mark mark, bool isKnown) => DrawnMarks.KindOf(mark.Kind) is var kind && (isKnown || !kind.IsAid() || kind.CountedAs(template) is not null);

    private string Label(string name, int number, string path)
    {
        if (name == AnnotationCleaning.Removed)
        {
            return $"Finding {number}";
        }

        if (name.Length > LongestLabel)
        {
            lost.Add($"{path}/name: it is cut to {LongestLabel} characters.");
        }

        return name.Length > LongestLabel ? name[..LongestLabel] : name;
    }

    private List<Mark> Marks(ImageAnnotation annotation, string path)
    {
        var (drawn, remarks) = MarksOfAnnotation.Read(annotation);
        lost.AddRange(remarks.Select(r => $"{path}/{r.Where}: {r.Message}"));
        var marks = new List<Mark>();
        foreach (var mark in drawn)
        {
            if (Converted(mark.Mark, path) is { } made)
            {
                marks.Add(made);
                mark.Markups.ToList().ForEach(m => markOf.TryAdd(m, made.Id));
            }
        }

        return marks;
    }

    private Mark? Converted(DrawnMark mark, string path)
    {
        if (!sliceOf.TryGetValue((mark.Image.Value, mark.Frame), out var slice))
        {
            lost.Add($"{path}: a mark lies on an image or frame that is none of the case's.");
            return null;
        }

        if (!MarkCheck.HasExtent(mark))
        {
            lost.Add($"{path}: its {DrawnMarks.NameOf(mark.Kind)} has no extent.");
            return null;
        }

        // What only stands beside a finding shall not keep it out.
        if (mark.Kind.IsAid() && MarkCheck.Refusals(mark, series.Grid.ToPlane(slice)) is [var wrong, ..])
        {
            lost.Add($"{path}: its {DrawnMarks.NameOf(mark.Kind)} is left out: {wrong.Message}");
            return null;
        }

        return new Mark(
            IdOf(mark), DrawnMarks.KindOf(mark.Kind), mark.Image.Value, mark.Frame, Pairs(Open(mark)),
            mark.Kind == MarkKind.Region ? [.. mark.Outlines.Select(Pairs)] : null, Text: Text(mark, path));
    }

    // Some writers repeat the first point, some do not.
    private static ValueList<ImagePoint> Open(DrawnMark mark) =>
        mark.Kind == MarkKind.Contour && mark.Points.Count > 3 && mark.Points[0] == mark.Points[^1] ? [.. mark.Points.Take(mark.Points.Count - 1)] : mark.Points;

    private static List<double[]> Pairs(IReadOnlyList<ImagePoint> points) => [.. points.Select(p => new[] { p.X, p.Y })];

    private string? Text(DrawnMark mark, string path)
    {
        if (mark.Text is null or AnnotationCleaning.Removed)
        {
            return null;
        }

        if (mark.Text.Length > LongestText)
        {
            lost.Add($"{path}: the words at its {DrawnMarks.NameOf(mark.Kind)} are cut to {LongestText} characters.");
        }

        return mark.Text.Length > LongestText ? mark.Text[..LongestText] : mark.Text;
    }

    // The same mark always has the same id; the same drawn twice is one.
    private Guid IdOf(DrawnMark mark)
    {
        var text = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{series.Id}/{mark.Kind}/{mark.Image.Value}/{mark.Frame}/{string.Join(';', mark.Points.Concat(mark.Outlines.SelectMany(o => o)).Select(p => $"{p.X:R},{p.Y:R}"))}/{markOf.Count}");
        return new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
    }

    private List<Answer> Answers(IReadOnlyList<Answer> before, ImageAnnotation annotation, string path)
    {
        var answers = before.ToList();
        foreach (var stated in AnswerPlacement.Of(annotation))
        {
            var question = template.Questions.FirstOrDefault(q => q.Question == stated.Question);
            Add(question, stated.Answer, stated.Confidence, stated.Value, $"{path}: the answer to ({stated.Question.Value}, {stated.Question.Scheme})");
        }

        // Reports and most programs state the site of a finding without a question.
        foreach (var site in annotation.PhysicalEntities.Where(e => e.Answer.QuestionTypeCodes.Count == 0))
        {
            Add(template.Questions.FirstOrDefault(q => q.Place == AnswerPlace.FindingSite), site.Answer.TypeCodes[0], site.Answer.AnnotatorConfidence, null, $"{path}: the site");
        }

        return answers;

        void Add(TemplateQuestion? question, CodedConcept code, double? confidence, double? value, string what)
        {
            if (question?.Answers.FirstOrDefault(a => a.Code == code) is not { } allowed)
            {
                lost.Add($"{what} is {(question is null ? "no question" : "in no lexicon")} of the campaign's template.");
            }
            else if (!answers.Exists(a => a.QuestionId == question.Id && a.Code.Value == code.Value && a.Code.Scheme == code.Scheme))
            {
                answers.Add(new Answer(question.Id, new CodeAnswer(allowed.Code.Value, allowed.Code.Scheme, allowed.Code.Meaning), confidence, value));
            }
        }
    }
}
