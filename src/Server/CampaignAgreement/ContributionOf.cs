using System.Security.Cryptography;
using System.Text.Json;
using CrowdAnnotate.Aim;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.CaseConsensus;
using CrowdAnnotate.Server.Reading;

namespace CrowdAnnotate.Server.CampaignAgreement;

/// <summary>A case's result without its outlines. Pure: the same case makes the same contribution, with the same basis.</summary>
public static class ContributionOf
{
    /// <param name="result">Null while fewer than two readers have submitted, or where it failed.</param>
    public static CaseContribution Case(
        Case @case, ArchivedSeries series, AnnotationTemplate template, CaseResult? result, DateTimeOffset? readAt,
        IReadOnlyList<PassedRead> passed, IReadOnlyList<TimedRead> times, IReadOnlyList<GoldRead> gold)
    {
        var contribution = new CaseContribution
        {
            Id = @case.Id, CampaignId = @case.CampaignId, Basis = "", Number = @case.Number, Patient = series.Patient,
            Submissions = result?.Submissions ?? [], Readers = result?.Readers ?? [], ReadAt = readAt,
            Lesions = [.. (result?.BeforeCuration ?? result?.Lesions ?? []).Select(l => Lesion(l, template, series.Catalogue?.BodyPart))],
            Passed = passed, Times = times, Gold = gold,
        };
        return contribution with { Basis = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(contribution, JsonSerializerOptions.Web))) };
    }

    private static ComparedLesion Lesion(LesionResult lesion, AnnotationTemplate template, string? bodyPart) => new(
        lesion.Label, Site(lesion, template) ?? bodyPart, [.. lesion.Readers.Select(r => Mark(r, template))], lesion.MissedBy, lesion.Consensus?.MeanPairwiseDice, lesion.PairwiseDice);

    private static string? Site(LesionResult lesion, AnnotationTemplate template)
    {
        var asking = template.Questions.Where(q => q.Place == AnswerPlace.FindingSite && q.AtMost == 1).Select(q => q.Id).ToHashSet();
        return lesion.Readers.SelectMany(r => r.Answers).Where(a => asking.Contains(a.QuestionId)).CountBy(a => a.Code.Meaning)
            .OrderByDescending(m => m.Value).ThenBy(m => m.Key, StringComparer.Ordinal).Select(m => m.Key).FirstOrDefault();
    }

    private static ComparedMark Mark(LesionReader reader, AnnotationTemplate template)
    {
        var axes = reader.Axes.Where(a => a.Points.Count > 1).OrderByDescending(a => Length(a.Points)).FirstOrDefault();
        return new(
            reader.Pseudonym, reader.LongAxis, axes?.Slice ?? reader.Contours.OrderByDescending(c => Area(c.Points)).FirstOrDefault()?.Slice, axes is null ? null : Angle(axes.Points),
            [.. template.Questions.Where(q => q.AtMost == 1).Select(q => Answer(reader, q)).OfType<ComparedAnswer>()]);
    }

    private static ComparedAnswer? Answer(LesionReader reader, TemplateQuestion question)
    {
        var given = reader.Answers.FirstOrDefault(a => a.QuestionId == question.Id)?.Code;
        var place = given is null ? -1 : question.Answers.ToList().FindIndex(a => a.Code.Value == given.Value && a.Code.Scheme == given.Scheme);
        return place < 0 ? null : new(question.Id, place + 1);
    }

    private static double Length(IReadOnlyList<double[]> points) => Math.Pow(points[1][0] - points[0][0], 2) + Math.Pow(points[1][1] - points[0][1], 2);

    // In pixels: slices of one series share their spacing, and an axis is told from another by far more than its distortion.
    private static double Angle(IReadOnlyList<double[]> points) =>
        (180 + (Math.Atan2(points[1][1] - points[0][1], points[1][0] - points[0][0]) * 180 / Math.PI)) % 180;

    private static double Area(IReadOnlyList<double[]> points)
    {
        var twice = 0.0;
        for (var i = 0; i < points.Count; i++)
        {
            var next = points[(i + 1) % points.Count];
            twice += (points[i][0] * next[1]) - (next[0] * points[i][1]);
        }

        return Math.Abs(twice) / 2;
    }
}
