using CrowdAnnotate.Aim;
using CrowdAnnotate.Measurement;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Operations;
using CrowdAnnotate.Server.Reading;
using Finding = CrowdAnnotate.Server.Reading.Finding;
using Mark = CrowdAnnotate.Server.Reading.Mark;

namespace CrowdAnnotate.Server.Annotations;

/// <summary>Whether a reading can be submitted: sound in itself, complete by its template, and on the images of its case.</summary>
public static class CompleteReading
{
    public static IReadOnlyList<ProblemPlace> Check(CaseReading reading, AnnotationTemplate template, ArchivedSeries series)
    {
        if (ReadingShape.Check(reading) is { Count: > 0 } shape)
        {
            return shape;
        }

        var places = new List<ProblemPlace>();
        if (reading.Findings.Count == 0 && !reading.NoLesion)
        {
            places.Add(new("findings", "Mark a finding, or say that there is no lesion."));
        }

        if (reading.Findings.Count > template.MaxFindings)
        {
            places.Add(new("findings", $"The template allows {template.MaxFindings} findings."));
        }

        for (var i = 0; i < reading.Findings.Count; i++)
        {
            places.AddRange(CheckFinding(reading.Findings[i], $"findings/{i}", template, series));
        }

        return places;
    }

    private static IEnumerable<ProblemPlace> CheckFinding(Finding finding, string path, AnnotationTemplate template, ArchivedSeries series)
    {
        var answers = finding.Answers.Select(a => new TemplateAnswer(a.QuestionId, new CodedConcept(a.Code.Value, a.Code.Scheme, Meaning(a.Code)), a.Confidence, a.Value)).ToList();
        var marks = finding.Marks.Select(m => DrawnMarks.KindOf(m.Kind)).ToList();
        var byTemplate = TemplateCheck.Check(template, answers, marks).Select(f => new ProblemPlace($"{path}/{Slashes(f.Path)}", f.Message));
        var byMark = finding.Marks.SelectMany((m, i) => CheckMark(m, $"{path}/marks/{i}", series)).ToList();
        return byMark.Count > 0 ? byTemplate.Concat(byMark) : byTemplate.Concat(CheckRegion(finding, path, series));
    }

    // Outlines that enclose no pixel's centre would be a lesion to nobody. Points and lengths alone were never meant to be a region.
    private static IEnumerable<ProblemPlace> CheckRegion(Finding finding, string path, ArchivedSeries series)
    {
        if (finding.Marks.All(m => DrawnMarks.KindOf(m.Kind).IsAid()))
        {
            return [];
        }

        var region = DrawnMarks.RegionOf([.. finding.Marks.Select(m => DrawnMarks.Place(m, series)!)], series);
        return region.Roi is null ? region.Remarks.Where(r => r.Refused).Select(r => new ProblemPlace(path + "/marks", DrawnMarks.InWords(r))) : [];
    }

    private static IEnumerable<ProblemPlace> CheckMark(Mark mark, string path, ArchivedSeries series)
    {
        if (DrawnMarks.Place(mark, series) is not { } placed)
        {
            yield return new(path + "/sopInstanceUid", "The image is not one of this case's.");
            yield break;
        }

        if (mark.ShortAxisProposed == true)
        {
            yield return new(path + "/shortAxisProposed", "The short axis is a proposal that nobody has set or kept.");
        }

        foreach (var refusal in MarkCheck.Refusals(placed.Mark, series.Grid.ToPlane(placed.Slice)))
        {
            yield return new(path + (mark.Kind == Reading.MarkKind.Region ? "/outlines" : "/points"), DrawnMarks.InWords(refusal));
        }
    }

    private static string Meaning(CodeAnswer code) => string.IsNullOrWhiteSpace(code.Meaning) ? code.Value : code.Meaning;

    // answers[margin]/confidence as answers/margin/confidence: one way of writing paths in every refusal.
    private static string Slashes(string path) => path.Replace("[", "/", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
}
