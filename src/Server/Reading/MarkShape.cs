using CrowdAnnotate.Measurement;
using CrowdAnnotate.Server.Operations;

namespace CrowdAnnotate.Server.Reading;

/// <summary>What must hold of a mark in any reading: as many points as its kind has, all of them numbers, and none beyond bounds.</summary>
internal static class MarkShape
{
    private const int MostContourPoints = 10_000;
    private const int MostRegionPoints = 50_000;
    private const int MostKnots = 500;
    private const int LongestText = 200;

    public static void Check(Mark? mark, string path, List<ProblemPlace> places)
    {
        if (mark?.Points is null || mark.SopInstanceUid is null)
        {
            places.Add(new(path, "A mark has an image and points."));
            return;
        }

        if (!Enum.IsDefined(mark.Kind))
        {
            places.Add(new(path + "/kind", "No such kind of mark."));
            return;
        }

        places.AddRange(Points(mark, path));
        places.AddRange(Outlines(mark, path));
        places.AddRange(Knots(mark, path));
        places.AddRange(Text(mark, path));
        ReadingShape.CheckText(mark.Text, path + "/text", places);
        if (mark is { ShortAxisProposed: not null, Kind: not MarkKind.Bidirectional })
        {
            places.Add(new(path + "/shortAxisProposed", "A bidirectional mark alone has a short axis."));
        }

        if (mark.Id == Guid.Empty)
        {
            places.Add(new(path + "/id", "A mark has an id of its own."));
        }
    }

    private static IEnumerable<ProblemPlace> Points(Mark mark, string path)
    {
        if (mark.Kind == MarkKind.Contour && mark.Points.Count is < 3 or > MostContourPoints)
        {
            yield return new(path + "/points", $"A contour has 3 to {MostContourPoints} points.");
        }

        if (MarkCheck.PointsOf(DrawnMarks.KindOf(mark.Kind)) is { } expected && mark.Points.Count != expected)
        {
            yield return new(path + "/points", expected switch
            {
                0 => "A region has outlines and no points.",
                1 => "A point is one point.",
                _ => $"{Named(mark.Kind)} has {InWords[expected]} points.",
            });
        }

        if (!mark.Points.All(IsPoint))
        {
            yield return new(path + "/points", "A point is two finite numbers.");
        }
    }

    private static IEnumerable<ProblemPlace> Outlines(Mark mark, string path)
    {
        if (mark.Kind != MarkKind.Region)
        {
            if (mark.Outlines is not null)
            {
                yield return new(path + "/outlines", "A region alone has outlines.");
            }

            yield break;
        }

        if (mark.Outlines is not { Count: > 0 } outlines)
        {
            yield return new(path + "/outlines", "A region has at least one outline.");
            yield break;
        }

        if (outlines.Sum(o => (long)(o?.Count ?? 0)) > MostRegionPoints)
        {
            yield return new(path + "/outlines", $"The outlines of a region have at most {MostRegionPoints} points in all.");
            yield break;
        }

        for (var i = 0; i < outlines.Count; i++)
        {
            if (outlines[i] is not { Count: >= 4 } outline || !outline.All(p => IsPoint(p) && p[0] == Math.Floor(p[0]) && p[1] == Math.Floor(p[1])))
            {
                yield return new($"{path}/outlines/{i}", "An outline has four points or more, each two whole numbers: corners of pixels.");
            }
        }
    }

    private static IEnumerable<ProblemPlace> Knots(Mark mark, string path)
    {
        if (mark.Knots is null)
        {
            yield break;
        }

        if (mark.Kind != MarkKind.Contour || mark.Knots.Count > MostKnots)
        {
            yield return new(path + "/knots", mark.Kind != MarkKind.Contour ? "A contour alone has knots." : $"A contour has at most {MostKnots} knots.");
        }

        if (!mark.Knots.All(IsPoint))
        {
            yield return new(path + "/knots", "A point is two finite numbers.");
        }
    }

    private static IEnumerable<ProblemPlace> Text(Mark mark, string path)
    {
        if (mark.Text is not null && mark.Kind is not (MarkKind.Arrow or MarkKind.Point))
        {
            yield return new(path + "/text", "Text stands at an arrow or a point.");
        }
        else if (mark.Text?.Length > LongestText)
        {
            yield return new(path + "/text", $"Longer than {LongestText} characters.");
        }
    }

    private static bool IsPoint(double[]? p) => p is { Length: 2 } && double.IsFinite(p[0]) && double.IsFinite(p[1]);

    private static readonly string[] InWords = ["no", "one", "two", "three", "four"];

    private static string Named(MarkKind kind) => kind switch
    {
        MarkKind.Bidirectional => "A bidirectional mark",
        MarkKind.Length => "A length",
        MarkKind.Ellipse => "An ellipse",
        MarkKind.Circle => "A circle",
        MarkKind.Rectangle => "A rectangle",
        MarkKind.Angle => "An angle",
        _ => "An arrow",
    };
}
