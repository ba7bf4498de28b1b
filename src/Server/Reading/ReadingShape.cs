using System.Xml;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Server.Operations;

namespace CrowdAnnotate.Server.Reading;

/// <summary>What must hold of any reading before anything is made of it, complete or not; sizes are bounded.</summary>
public static class ReadingShape
{
    private const int MostFindings = 50;
    private const int MostMarks = 500;
    private const int LongestText = 4000;

    public static readonly Refusal Refusal = new("invalid-reading", 400, "The reading cannot be accepted as it is.");

    public static IReadOnlyList<ProblemPlace> Check(CaseReading? reading)
    {
        if (reading?.Findings is null)
        {
            return [new("findings", "A reading has a list of findings.")];
        }

        var places = new List<ProblemPlace>();
        if (reading.Findings.Count > MostFindings)
        {
            places.Add(new("findings", $"More than {MostFindings} findings."));
        }

        if (reading.Comment?.Length > LongestText)
        {
            places.Add(new("comment", $"Longer than {LongestText} characters."));
        }

        CheckText(reading.Comment, "comment", places);

        if (reading.NoLesion && reading.Findings.Count > 0)
        {
            places.Add(new("noLesion", "A case with findings is not one without a lesion."));
        }

        for (var i = 0; i < reading.Findings.Count; i++)
        {
            CheckFinding(reading.Findings[i], $"findings/{i}", places);
        }

        var repeated = reading.Findings.Where(f => f is not null).GroupBy(f => f.TrackingUid).FirstOrDefault(g => g.Count() > 1);
        if (repeated is not null)
        {
            places.Add(new("findings", $"Two findings have the tracking UID {repeated.Key}."));
        }

        // A markup's UID follows from its mark's id.
        if (reading.Findings.SelectMany(f => f?.Marks ?? []).Where(m => m is not null).GroupBy(m => m.Id).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            places.Add(new("findings", $"Two marks have the id {twice.Key}."));
        }

        return places;
    }

    // What XML 1.0 §2.2 and PostgreSQL cannot hold: control characters and half of a pair.
    internal static void CheckText(string? text, string path, List<ProblemPlace> places)
    {
        for (var i = 0; i < text?.Length; i++)
        {
            var isPair = char.IsSurrogatePair(text, i);
            if (!isPair && !XmlConvert.IsXmlChar(text[i]))
            {
                places.Add(new(path, $"Holds a character (U+{(int)text[i]:X4}) that cannot be stored."));
                return;
            }

            i += isPair ? 1 : 0;
        }
    }

    private static void CheckFinding(Finding? finding, string path, List<ProblemPlace> places)
    {
        if (finding is not { Marks: not null, Answers: not null, Label: not null })
        {
            places.Add(new(path, "A finding has a label, marks and answers."));
            return;
        }

        if (!Uid.TryParse(finding.TrackingUid, out _))
        {
            places.Add(new(path + "/trackingUid", "Not a UID."));
        }

        if (finding.Marks.Count > MostMarks || finding.Label.Length is 0 or > 64)
        {
            places.Add(new(path, $"A finding has a label of 1 to 64 characters and at most {MostMarks} marks."));
        }

        CheckText(finding.Label, path + "/label", places);
        for (var i = 0; i < finding.Marks.Count; i++)
        {
            MarkShape.Check(finding.Marks[i], $"{path}/marks/{i}", places);
        }

        if (finding.Answers.Any(a => string.IsNullOrWhiteSpace(a?.Code?.Value) || string.IsNullOrWhiteSpace(a.Code.Scheme) || a.QuestionId is null))
        {
            places.Add(new(path + "/answers", "An answer has a question and a code."));
        }

        if (finding.Answers.Any(a => a?.Value is { } value && !double.IsFinite(value)))
        {
            places.Add(new(path + "/answers", "A number typed with an answer is finite."));
        }
    }
}
