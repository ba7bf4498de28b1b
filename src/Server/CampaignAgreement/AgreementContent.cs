using CrowdAnnotate.Agreement;
using CrowdAnnotate.Aim;
using AgreementReading = CrowdAnnotate.Agreement.Reading;

namespace CrowdAnnotate.Server.CampaignAgreement;

/// <summary>All that a campaign's agreement is computed from.</summary>
/// <param name="Cases">In the order of their numbers.</param>
/// <param name="Groups">The group of each reader whose group is told.</param>
public sealed record AgreementContent(AnnotationTemplate Template, IReadOnlyList<CaseContribution> Cases, IReadOnlyDictionary<string, string> Groups)
{
    public IReadOnlyList<LesionRow> Rows { get; } = [.. Cases.SelectMany(c => c.Lesions.Select(l => new LesionRow(c, l, l.Marks, c.Readers)))];

    /// <summary>Everybody who submitted a compared case.</summary>
    public IReadOnlyList<string> Readers { get; } = [.. Cases.SelectMany(c => c.Readers).Distinct().Order(StringComparer.Ordinal)];
}

/// <summary>One lesion of one case, as some readers of the case saw it: the row of every table.</summary>
/// <param name="Marks">Of the readers at hand who marked it.</param>
/// <param name="Readers">The readers at hand of the case.</param>
public sealed record LesionRow(CaseContribution Case, ComparedLesion Lesion, IReadOnlyList<ComparedMark> Marks, IReadOnlyList<string> Readers)
{
    public string Key => $"{Case.Number} · {Lesion.Label}";

    /// <summary>Long axes above zero by reader, mm.</summary>
    public IReadOnlyList<(string Reader, double Millimetres)> Sizes { get; } =
        [.. Marks.Where(m => m.LongAxis > 0).DistinctBy(m => m.Reader).Select(m => (m.Reader, m.LongAxis!.Value))];

    public int Found { get; } = Marks.Select(m => m.Reader).Distinct().Count();

    /// <summary>Where an answer stands on its scale, from 1; null where the question was not answered.</summary>
    public static double? PlaceOf(ComparedMark mark, string question) => mark.Answers.FirstOrDefault(a => a.QuestionId == question)?.Place;

    /// <summary>The same with some readers alone; null where none of them marked it, or fewer than two read the case.</summary>
    public LesionRow? Of(IReadOnlySet<string> readers)
    {
        var (marks, all) = (Marks.Where(m => readers.Contains(m.Reader)).ToList(), Readers.Where(readers.Contains).ToList());
        return marks.Count == 0 || all.Count < 2 ? null : new LesionRow(Case, Lesion, marks, all);
    }
}

/// <summary>Tables of lesions × readers.</summary>
public static class LesionTables
{
    /// <summary>Lesions that at least two readers have a value of; a reader who did not mark one is missing there. Null when there is none.</summary>
    public static ReadingTable? Of(IReadOnlyList<LesionRow> rows, Func<LesionRow, IEnumerable<(string Reader, double Value)>> values)
    {
        var readings = rows.Select(r => (r.Key, Values: values(r).DistinctBy(v => v.Reader).ToList())).Where(r => r.Values.Count > 1)
            .SelectMany(r => r.Values.Select(v => new AgreementReading(r.Key, v.Reader, v.Value))).ToList();
        return readings.Count == 0 ? null : ReadingTable.Of(readings);
    }

    public static ReadingTable? OfSizes(IReadOnlyList<LesionRow> rows) => Of(rows, r => r.Sizes);

    public static ReadingTable? OfLogSizes(IReadOnlyList<LesionRow> rows) => Of(rows, r => r.Sizes.Select(s => (s.Reader, Math.Log(s.Millimetres))));

    public static ReadingTable? OfAnswers(IReadOnlyList<LesionRow> rows, string question) =>
        Of(rows, r => r.Marks.Where(m => LesionRow.PlaceOf(m, question) is not null).Select(m => (m.Reader, LesionRow.PlaceOf(m, question)!.Value)));
}
