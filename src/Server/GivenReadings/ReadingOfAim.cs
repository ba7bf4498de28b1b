using System.Security.Cryptography;
using System.Text;
using CrowdAnnotate.Aim;
using CrowdAnnotate.Interchange.Cleaning;
using CrowdAnnotate.Measurement;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Reading;
using CrowdAnnotate.Volumes;
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
            if (marks.Count > 0)
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
        var (drawn, remarks) = MarksOfAnnotation.Of(annotation);
        lost.AddRange(remarks.Select(r => $"{path}/{r.Where}: {r.Message}"));
        var marks = new List<Mark>();
        foreach (var mark in drawn)
        {
            if (Converted(mark, path) is { } made)
            {
                marks.Add(made);
                Remember(annotation, mark, made.Id);
            }
        }

        return marks;
    }

    private Mark? Converted(DrawnMark mark, string path)
    {
        var isThere = sliceOf.TryGetValue((mark.Image.Value, mark.Frame), out var slice);
        if (!isThere || mark.Kind is MarkKind.Point or MarkKind.Length)
        {
            lost.Add(!isThere ? $"{path}: a mark lies on an image or frame that is none of the case's." : $"{path}: a single {(mark.Kind == MarkKind.Point ? "point" : "line")} is no mark of a reading.");
            return null;
        }

        var kind = mark.Kind == MarkKind.Bidirectional ? Reading.MarkKind.Bidirectional : Reading.MarkKind.Contour;
        var points = Points(mark, series.Grid.ToPlane(slice));
        if (mark.Kind is MarkKind.Ellipse or MarkKind.Circle)
        {
            if (points.Count == 0)
            {
                lost.Add($"{path}: its {(mark.Kind == MarkKind.Ellipse ? "ellipse" : "circle")} has no extent.");
                return null;
            }

            lost.Add($"{path}: its {(mark.Kind == MarkKind.Ellipse ? "ellipse" : "circle")} is an outline of {points.Count} points now.");
        }

        return new Mark(IdOf(mark), kind, mark.Image.Value, mark.Frame, [.. points.Select(p => new[] { p.X, p.Y })]);
    }

    private static IReadOnlyList<ImagePoint> Points(DrawnMark mark, ImagePlane plane)
    {
        var p = mark.Points;
        return mark.Kind switch
        {
            MarkKind.Ellipse or MarkKind.Circle => MarkOutline.Of(mark, 0, plane)?.Points ?? [],

            // Some writers repeat the first point, some do not.
            MarkKind.Contour when p.Count > 3 && p[0] == p[^1] => [.. p.Take(p.Count - 1)],
            _ => p,
        };
    }

    // The same mark always has the same id; the same drawn twice is one.
    private Guid IdOf(DrawnMark mark)
    {
        var text = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{series.Id}/{mark.Kind}/{mark.Image.Value}/{mark.Frame}/{string.Join(';', mark.Points.Select(p => $"{p.X:R},{p.Y:R}"))}/{markOf.Count}");
        return new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
    }

    private void Remember(ImageAnnotation annotation, DrawnMark mark, Guid id)
    {
        foreach (var shape in annotation.Markups.OfType<TwoDimensionGeometricShapeEntity>().Where(s => s.ImageReferenceUid == mark.Image && (s.ReferencedFrameNumber ?? 1) == mark.Frame))
        {
            var isOf = shape.Points.SequenceEqual(mark.Points)
                || (mark.Kind == MarkKind.Bidirectional && (shape.Points.SequenceEqual(mark.Points.Take(2)) || shape.Points.SequenceEqual(mark.Points.Skip(2))));
            if (isOf)
            {
                markOf.TryAdd(shape.UniqueIdentifier, id);
            }
        }
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
