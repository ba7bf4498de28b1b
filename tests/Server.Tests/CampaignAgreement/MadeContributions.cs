using CrowdAnnotate.Aim;
using CrowdAnnotate.Server.CampaignAgreement;
using CrowdAnnotate.Server.CaseConsensus;

namespace CrowdAnnotate.Server.Tests.CampaignAgreement;

/// <summary>
/// Contributions of a made crowd: readers with a size bias and an error of their own on lesions of known size, two cases a patient, some lesions missed,
/// some marked elsewhere. All from a seed. The last reader is the odd one: 25 % too large, misses every other lesion, answers by chance, hurries.
/// </summary>
internal static class MadeContributions
{
    private static readonly string[] Sites = ["liver", "lung", "kidney"];

    public static AnnotationTemplate Template { get; } = BuiltInTemplates.LesionSurvey;

    public static AgreementContent Content(int cases, int readers, int perCase, int seed = 1, bool isGrouped = true)
    {
        var random = new Random(seed);
        var names = Enumerable.Range(0, readers).Select(r => $"reader-{r + 1:00}").ToList();
        var groups = isGrouped ? names.Index().Where(n => n.Index % 3 < 2).ToDictionary(n => n.Item, n => n.Index % 3 == 0 ? "radiologist" : "resident") : [];
        return new(Template, [.. Enumerable.Range(0, cases).Select(c => Case(c, [.. names.Index().OrderBy(_ => random.Next()).Take(perCase).OrderBy(n => n.Index)], readers, random))], groups);
    }

    private static CaseContribution Case(int number, List<(int Index, string Name)> readers, int all, Random random) => new()
    {
        Id = new Guid(number + 1, 0, 0, new byte[8]), CampaignId = Guid.Empty, Basis = $"{number}", Number = $"Case {number + 1:0000}", Patient = $"patient {number / 2}",
        Submissions = [.. readers.Select((r, i) => new Guid(number + 1, (short)(r.Index + 1), 0, new byte[8]))], Readers = [.. readers.Select(r => r.Name)],
        ReadAt = new DateTimeOffset(2026, 11, 1, 9, 0, 0, TimeSpan.Zero).AddHours(number),
        Lesions = [.. Enumerable.Range(1, 1 + (number % 2)).Select(n => Lesion(n, Sites[number % 3], readers, all, random)).Where(l => l.Marks.Count > 0)],
        Passed = number % 7 == 3 ? [new("reader-99", number % 2 == 0)] : [],
        Times = [.. readers.Select(r => new TimedRead(r.Name, r.Index == all - 1 ? 2 + random.NextDouble() : 40 + (30 * random.NextDouble())))],
        Gold = [],
    };

    private static ComparedLesion Lesion(int number, string site, List<(int Index, string Name)> readers, int all, Random random)
    {
        var size = Math.Exp(Math.Log(12) + (0.9 * random.NextDouble()) + (0.6 * random.NextDouble()));
        var slice = random.Next(20, 60);
        var place = random.Next(0, 5);
        var marks = readers.Where(r => random.NextDouble() < (r.Index == all - 1 && all > 2 ? 0.45 : 0.92)).Select(r => Mark(r, all, size, slice, place, random)).ToList();
        var dice = marks.SelectMany((a, i) => marks.Skip(i + 1).Select(b => new LesionPair(a.Reader, b.Reader, 0.72 + (0.2 * random.NextDouble())))).ToList();
        return new($"Lesion {number}", site, marks, [.. readers.Select(r => r.Name).Except(marks.Select(m => m.Reader))], dice.Count == 0 ? null : dice.Average(d => d.Dice), dice);
    }

    private static ComparedMark Mark((int Index, string Name) reader, int all, double size, int slice, int place, Random random)
    {
        var odd = reader.Index == all - 1 && all > 2;
        var error = (odd ? 0.25 : 0.02 * ((reader.Index % 5) - 2)) + (0.07 * Normal(random));
        ComparedAnswer Answer(TemplateQuestion q) => new(q.Id, odd || random.NextDouble() < 0.2 ? random.Next(1, q.Answers.Count + 1) : 1 + (place % q.Answers.Count));
        return new(
            reader.Name, size * Math.Exp(error), slice + (random.NextDouble() < 0.25 ? random.Next(-3, 4) : 0), (30 + (8 * Normal(random)) + 360 + (random.NextDouble() < 0.1 ? 60 : 0)) % 180,
            [.. Template.Questions.Where(q => q.AtMost == 1).Select(Answer)]);
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble());
}
