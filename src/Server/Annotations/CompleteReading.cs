using CrowdAnnotate.Aim;
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

        var slices = series.Slices.ToDictionary(s => s.SopInstanceUid);
        for (var i = 0; i < reading.Findings.Count; i++)
        {
            places.AddRange(CheckFinding(reading.Findings[i], $"findings/{i}", template, series, slices));
        }

        return places;
    }

    private static IEnumerable<ProblemPlace> CheckFinding(Finding finding, string path, AnnotationTemplate template, ArchivedSeries series, Dictionary<string, ArchivedSlice> slices)
    {
        var answers = finding.Answers.Select(a => new TemplateAnswer(a.QuestionId, new CodedConcept(a.Code.Value, a.Code.Scheme, Meaning(a.Code)), a.Confidence)).ToList();
        var marks = finding.Marks.Select(m => m.Kind == Reading.MarkKind.Bidirectional ? Aim.MarkKind.Bidirectional : Aim.MarkKind.Contour).ToList();
        var byTemplate = TemplateCheck.Check(template, answers, marks).Select(f => new ProblemPlace($"{path}/{Slashes(f.Path)}", f.Message));
        return byTemplate.Concat(finding.Marks.SelectMany((m, i) => CheckMark(m, $"{path}/marks/{i}", series, slices)));
    }

    private static IEnumerable<ProblemPlace> CheckMark(Mark mark, string path, ArchivedSeries series, Dictionary<string, ArchivedSlice> slices)
    {
        if (!slices.TryGetValue(mark.SopInstanceUid, out var slice) || mark.Frame != slice.Frame)
        {
            yield return new(path + "/sopInstanceUid", "The image is not one of this case's.");
        }

        if (mark.Points.Any(p => p[0] < 0 || p[1] < 0 || p[0] > series.Grid.Columns || p[1] > series.Grid.Rows))
        {
            yield return new(path + "/points", "A point lies outside the image.");
        }
    }

    private static string Meaning(CodeAnswer code) => string.IsNullOrWhiteSpace(code.Meaning) ? code.Value : code.Meaning;

    // answers[margin]/confidence as answers/margin/confidence: one way of writing paths in every refusal.
    private static string Slashes(string path) => path.Replace("[", "/", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
}
