using System.Globalization;
using CrowdAnnotate.Server.Adjudication;
using CrowdAnnotate.Server.GivenReadings;
using CrowdAnnotate.Server.Reading;
using CsvHelper;

namespace CrowdAnnotate.Server.Releases;

/// <summary>The tables of a dataset, one row per fact; every row names case, series, reader and annotation it comes from.</summary>
public static class DatasetTables
{
    public static byte[] Measurements(ReleaseContent content) => Write(
        ["case", "series_uid", "reader", "annotation_uid", "tracking_uid", "lesion", "mark_id", "sop_instance_uid", "concept_code", "concept_scheme", "concept", "derivation", "value", "unit", "calibration"],
        content.Cases.SelectMany(c => c.Annotations.SelectMany(a => a.Measured.Measurements.Select(m => new object?[]
        {
            c.Case.Number, c.Series.Id, a.Pseudonym, a.AnnotationUid, m.TrackingUid, LesionOf(c, a.Pseudonym, m.TrackingUid), m.MarkId,
            a.Reading.Findings.SelectMany(f => f.Marks).FirstOrDefault(k => k.Id == m.MarkId)?.SopInstanceUid,
            m.Concept.Value, m.Concept.Scheme, m.Concept.Meaning, m.Derivation?.Meaning, m.Value, m.Unit, m.Calibration,
        }))));

    public static byte[] Labels(ReleaseContent content) => Write(
        ["case", "series_uid", "reader", "annotation_uid", "tracking_uid", "lesion", "question", "question_code", "question_scheme", "answer_code", "answer_scheme", "answer", "confidence", "value", "unit"],
        content.Cases.SelectMany(c => c.Annotations.SelectMany(a => a.Reading.Findings.SelectMany(f => f.Answers.Select(answer => LabelRow(content, c, a.Pseudonym, a.AnnotationUid, f, answer))))));

    public static byte[] Features(ReleaseContent content) => Write(
        ["case", "series_uid", "lesion", "region", "tag", "ibsi", "feature", "value", "unit", "undefined"],
        content.Cases.SelectMany(c => (c.Features?.Lesions ?? []).SelectMany(l => l.Rows.SelectMany(row =>
            row.ByReader.Select(r => new object?[] { c.Case.Number, c.Series.Id, l.LesionId, r.Key, row.Tag, row.Ibsi, row.Name, r.Value, row.Unit, null })
                .Prepend([c.Case.Number, c.Series.Id, l.LesionId, "consensus", row.Tag, row.Ibsi, row.Name, row.Consensus, row.Unit, row.Undefined])))));

    /// <summary>Each reader's findings held against those of each gold standard.</summary>
    public static byte[] Gold(ReleaseContent content) => Write(
        ["case", "series_uid", "gold_standard", "gold_finding", "reader", "annotation_uid", "reader_finding", "dice", "mean_distance_mm", "hausdorff95_mm", "undefined"],
        content.Cases.SelectMany(c => c.Gold.SelectMany(g => GoldComparison.Of(GivenOfCase.ReadingOf(g, content.Campaign.Template, c.Series), c.Annotations, c.Series).Select(row => new object?[]
        {
            c.Case.Number, c.Series.Id, g.Name, row.Gold, row.Pseudonym, c.Annotations.First(a => a.Pseudonym == row.Pseudonym).AnnotationUid, row.Finding,
            row.Dice, row.MeanDistance, row.Hausdorff95, row.Undefined,
        }))));

    /// <summary>Who passed which case over, and why.</summary>
    public static byte[] Passed(ReleaseContent content) => Write(
        ["case", "series_uid", "reader", "looked", "reason_code", "reason_scheme", "reason", "at"],
        content.Passed.Select(p =>
        {
            var reason = SkipReasons.CodeOf(p.Reason);
            return new object?[] { p.Case, p.SeriesUid, p.Pseudonym, SkipReasons.IsOfJudging(p.Reason) ? "yes" : "no", reason.Value, reason.Scheme, reason.Meaning, p.At?.ToString("O", CultureInfo.InvariantCulture) };
        }));

    /// <summary>Every decision of a curator, those that were undone among them.</summary>
    public static byte[] Adjudication(ReleaseContent content) => Write(
        ["case", "series_uid", "lesion", "decision", "kind", "stands", "readers", "tracking_uids", "chosen_reader", "readers_taken_apart", "reason_code", "reason_scheme", "reason", "comment", "curator", "at", "before_consensus_was_seen", "consensus_version", "undone_by", "undone_at", "undone_before_consensus_was_seen", "comment_of_undoing"],
        content.Cases.SelectMany(c => (c.Adjudication?.Decisions ?? []).Select(d =>
        {
            var reason = AdjudicationReasons.Find(d.Kind, d.Reason);
            return new object?[]
            {
                c.Case.Number, c.Series.Id, StandingDecisions.LesionOf(d, c.Result?.Lesions ?? [])?.Id, d.Id, DecisionAnswers.NameOf(d.Kind), DecisionAnswers.Stands(d, c.Adjudication, c.Result) ? "yes" : "no",
                string.Join(' ', d.Marks.Select(m => m.Reader)), string.Join(' ', d.Marks.Select(m => m.TrackingUid)), d.Chosen?.Reader, string.Join(' ', (d.Apart ?? []).Select(m => m.Reader)), d.Reason, reason?.Scheme, reason?.Meaning, d.Comment,
                d.Curator, d.At.ToString("O", CultureInfo.InvariantCulture), d.BeforeConsensus ? "yes" : "no", d.ConsensusVersion, d.Undone?.Curator, d.Undone?.At.ToString("O", CultureInfo.InvariantCulture),
                d.Undone is null ? null : d.Undone.BeforeConsensus ? "yes" : "no", d.Undone?.Comment,
            };
        })));

    private static object?[] LabelRow(ReleaseContent content, ReleasedCase c, string pseudonym, string annotation, Finding finding, Answer answer)
    {
        var question = content.Campaign.Template.Questions.FirstOrDefault(q => q.Id == answer.QuestionId);
        return [c.Case.Number, c.Series.Id, pseudonym, annotation, finding.TrackingUid, LesionOf(c, pseudonym, finding.TrackingUid), answer.QuestionId,
            question?.Question.Value, question?.Question.Scheme, answer.Code.Value, answer.Code.Scheme, answer.Code.Meaning, answer.Confidence,
            answer.Value, answer.Value is null ? null : TypedNumber.UnitOf(content.Campaign.Template, answer)];
    }

    private static string? LesionOf(ReleasedCase c, string pseudonym, string trackingUid) =>
        c.Result?.Lesions.FirstOrDefault(l => l.Readers.Any(r => r.Pseudonym == pseudonym && r.TrackingUid == trackingUid))?.Id;

    // A text that a spreadsheet would take for a formula is made inert; numbers are not text, a leading minus is theirs.
    private static byte[] Write(string[] header, IEnumerable<object?[]> rows)
    {
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(bytes, new CsvWriterOptions { Injection = CsvInjection.Escape, NewLine = "\n" }, leaveOpen: true))
        {
            foreach (var row in rows.Prepend(header))
            {
                foreach (var value in row)
                {
                    Field(csv, value);
                }

                csv.EndRecord();
            }
        }

        return bytes.ToArray();
    }

    private static void Field(CsvWriter csv, object? value)
    {
        if (value is double number)
        {
            csv.WriteField(number, "R", CultureInfo.InvariantCulture);
        }
        else
        {
            csv.WriteField(value?.ToString());
        }
    }
}
