using System.Globalization;
using System.Text;
using CrowdAnnotate.Server.Replays;

namespace CrowdAnnotate.Server.Commands.Replaying;

/// <summary>The anatomy of disagreement as a terminal shows it: a bar of the limits for each step, with its n.</summary>
internal static class ReplayText
{
    private const int Wide = 34;
    private const double Scale = 130;

    private static readonly Dictionary<string, string> Names = new()
    {
        [DisagreementStep.AllPairs] = "all pairs", [DisagreementStep.SamePlace] = "same place", [DisagreementStep.SameImage] = "same image",
    };

    public static string Of(AnatomyOfDisagreement a)
    {
        var text = new StringBuilder();
        Line(text, $"{Whole(a.Marks)} long axes of {Whole(a.Readers)} readers ({a.Radiologists} radiologists) on {a.SeriesCount} series of {a.Patients} patients.");
        Line(text, "");
        Line(text, "95 % of differences between two readers, percent of their mean; [interval by patient bootstrap]");
        Group(text, "Everything", a.Steps);
        Groups(text, "By anatomy", a.ByAnatomy);
        Groups(text, "Radiologists against others", a.ByReaders);
        Groups(text, "Over time, by the day of the later mark (UTC)", [.. a.OverTime.Where(d => d.Steps[0].Pairs >= 50)]);
        if (a.OverTime.Count(d => d.Steps[0].Pairs < 50) is > 0 and var few)
        {
            Line(text, $"  {few} further days have under 50 pairs each; --json has them.");
        }

        Line(text, "");
        Line(text, "At the same place, by images apart:  " + string.Join("   ", a.SliceGaps.Select(g => $"{g.Gap}: {Limits(g.HalfWidth)} (n {Whole(g.Pairs)})")));
        Detection(text, a);
        Line(text, "");
        foreach (var note in a.Notes)
        {
            Line(text, note);
        }

        return text.ToString().TrimEnd();
    }

    private static void Detection(StringBuilder text, AnatomyOfDisagreement a)
    {
        var l = a.Lesions;
        Line(text, "");
        Line(text, $"Matched in-plane: {l.Lesions} lesions on {l.SeriesRead} series of two readers or more; on {l.SeriesOfOneLesion} of them everybody marked the same one. {l.MarkedByOne} lesions were marked by one reader alone.");
        if (l.FoundShare is { } share)
        {
            Line(text, $"A lesion was marked by {Percent(share)} of its series' readers on average{(l.Low is null ? "" : $" [{Percent(l.Low)} to {Percent(l.High)}]")}. Not for: {l.NotFor}.");
        }

        var s = a.Shares;
        Line(text, $"One {(s.LargestIsRadiologist ? "radiologist" : "reader who is no radiologist")} made {Percent(s.LargestShare, 1)} of the marks, the top ten {Percent(s.TopTenShare)}; {s.ReadersWithFiveOrFewer} of {a.Readers} readers made five or fewer{(s.MedianSecondsBetween is { } seconds ? $"; {seconds:0} s between two marks of a reader (median)" : "")}.");
        foreach (var r in a.Repeats)
        {
            Line(text, $"{r.Reader} marked the series …{r.Series[^Math.Min(12, r.Series.Length)..]} twice: {(r.IsSamePlace ? "same place" : "another place")}, {r.SliceGap} images apart, {r.DifferencePercent.ToString("0", CultureInfo.InvariantCulture)} % of difference.");
        }
    }

    private static void Groups(StringBuilder text, string title, IReadOnlyList<DisagreementGroup> groups)
    {
        Line(text, "");
        Line(text, title);
        foreach (var group in groups)
        {
            Group(text, group.Name, group.Steps);
        }
    }

    private static void Group(StringBuilder text, string name, IReadOnlyList<DisagreementStep> steps)
    {
        foreach (var (i, step) in steps.Index())
        {
            var filled = step.HalfWidth is { } half ? Math.Clamp((int)Math.Round(half / Scale * Wide), 1, Wide) : 0;
            var interval = step.Low is null ? "" : $"[{step.Low.Value.ToString("0", CultureInfo.InvariantCulture)} to {step.High!.Value.ToString("0", CultureInfo.InvariantCulture)}]";
            Line(text, $"  {(i == 0 ? name : ""),-26}{Names[step.Id],-11}{new string('█', filled).PadRight(Wide, '·')} {(step.HalfWidth is null ? "undefined" : Limits(step.HalfWidth)),9} {interval,-13} n {Whole(step.Pairs),5} pairs, {step.Patients} patients");
        }
    }

    private static string Limits(double? half) => half is null ? "undefined" : $"±{half.Value.ToString("0", CultureInfo.InvariantCulture)} %";

    private static string Percent(double? share, int digits = 0) => (100 * share ?? 0).ToString("F" + digits, CultureInfo.InvariantCulture) + " %";

    private static string Whole(int n) => n.ToString("#,0", CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, string line) => text.Append(line.TrimEnd()).Append('\n');
}
