using CrowdAnnotate.Phantoms;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Server.Reading;

namespace CrowdAnnotate.Server.Tests.Hosting;

/// <summary>
/// How a simulated reader draws: everything a little too large or small, a little beside, with a line that trembles slowly. All
/// from a seed; <see cref="Sure"/> draws the truth.
/// </summary>
public sealed class Hand
{
    private const int Points = 40;
    private readonly double scale = 1;
    private readonly (double X, double Y) shift;
    private readonly double tremble;
    private readonly Random random;

    private Hand(int seed, bool trembles)
    {
        random = new Random(seed);
        if (trembles)
        {
            (scale, shift, tremble) = (1 + Vary(0.05), (Vary(0.4), Vary(0.4)), 0.03);
        }
    }

    public static Hand Sure => new(0, trembles: false);

    public static Hand Trembling(int seed) => new(seed, trembles: true);

    /// <summary>Axes on the largest slice and an outline on every slice of the lesion.</summary>
    public Finding Outline(AssignmentAnswer assignment, TruthLesion lesion, string label, string malignancy = "904") => Finding(
        label, malignancy, [Axes(assignment, lesion), .. lesion.Slices.Select(s => Contour(assignment.Case.Instances[s.Slice], s))]);

    /// <summary>Axes alone, as in RECIST.</summary>
    public Finding AxesOnly(AssignmentAnswer assignment, TruthLesion lesion, string label) => Finding(label, "903", [Axes(assignment, lesion)]);

    public static Finding Finding(string label, string malignancy, IReadOnlyList<Mark> marks) => new(Uid.FromGuid(Guid.NewGuid()).Value, label, marks, Answers(malignancy));

    public static IReadOnlyList<Answer> Answers(string malignancy) =>
    [
        new("site", new CodeAnswer("RID58", "RadLex", "liver"), null),
        new("margin", new CodeAnswer("RID5707", "RadLex", "circumscribed"), null),
        new("malignancy", new CodeAnswer(malignancy, "99LIDCQIICR", Meaning(malignancy)), 0.75),
    ];

    private static string Meaning(string malignancy) => malignancy switch
    {
        "901" => "highly unlikely",
        "902" => "moderately unlikely",
        "903" => "indeterminate",
        "904" => "moderately suspicious",
        _ => "highly suspicious",
    };

    private Mark Axes(AssignmentAnswer assignment, TruthLesion lesion)
    {
        var largest = lesion.Slices.Single(s => s.Slice == lesion.LargestSlice);
        var centre = Middle(largest.LongAxis);
        var image = assignment.Case.Instances[lesion.LargestSlice];
        return new Mark(Guid.NewGuid(), MarkKind.Bidirectional, image.SopInstanceUid, image.Frame,
            [Moved(largest.LongAxis.From, centre), Moved(largest.LongAxis.To, centre), Moved(largest.ShortAxis.From, centre), Moved(largest.ShortAxis.To, centre)]);
    }

    // The section of an ellipsoid is an ellipse; the tremble is a wave of three periods round it.
    private Mark Contour(CaseInstance image, TruthSlice section)
    {
        var (centre, phase) = (Middle(section.LongAxis), random.NextDouble() * Math.Tau);
        var (u, v) = (Half(section.LongAxis), Half(section.ShortAxis));
        var points = Enumerable.Range(0, Points).Select(i =>
        {
            var angle = Math.Tau * i / Points;
            var reach = scale * (1 + (tremble * Math.Sin((3 * angle) + phase)));
            var (cos, sin) = (Math.Cos(angle) * reach, Math.Sin(angle) * reach);
            return new[] { centre.X + (cos * u.X) + (sin * v.X) + shift.X, centre.Y + (cos * u.Y) + (sin * v.Y) + shift.Y };
        });
        return new Mark(Guid.NewGuid(), MarkKind.Contour, image.SopInstanceUid, image.Frame, [.. points]);
    }

    // The ends of axes are set by eye, each by itself.
    private double[] Moved(TruthPoint p, TruthPoint centre) =>
        [centre.X + (scale * (p.X - centre.X)) + shift.X + Vary(12 * tremble), centre.Y + (scale * (p.Y - centre.Y)) + shift.Y + Vary(12 * tremble)];

    private static TruthPoint Middle(TruthAxis axis) => new((axis.From.X + axis.To.X) / 2, (axis.From.Y + axis.To.Y) / 2);

    private static TruthPoint Half(TruthAxis axis) => new((axis.To.X - axis.From.X) / 2, (axis.To.Y - axis.From.Y) / 2);

    private double Vary(double by) => ((random.NextDouble() * 2) - 1) * by;
}
