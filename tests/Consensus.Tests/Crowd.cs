using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Consensus.Tests;

/// <summary>A crowd whose truth is known: lesions in a body, and readers who mark them with error, miss some, and mark what is none. A seed makes it.</summary>
internal sealed record Crowd
{
    public int Readers { get; init; } = 5;

    public int Lesions { get; init; } = 6;

    /// <summary>Lesions beside the first one, each 2.3 to 3 times √(RᵢRⱼ) from every other: what a matching confuses first.</summary>
    public int Satellites { get; init; }

    /// <summary>Least distance of the other lesions, in √(RᵢRⱼ).</summary>
    public double Spacing { get; init; } = 3;

    /// <summary>SD of a reader's centre along each axis: so many mm …</summary>
    public double CentreError { get; init; } = 1;

    /// <summary>… and this share of the radius.</summary>
    public double CentreErrorShare { get; init; } = 0.08;

    /// <summary>SD of the logarithm of a reader's sizes about his own bias.</summary>
    public double SizeError { get; init; } = 0.08;

    /// <summary>SD of the readers' biases, of logarithms.</summary>
    public double SizeBias { get; init; } = 0.05;

    /// <summary>Share of lesions that a reader misses.</summary>
    public double Missed { get; init; } = 0.15;

    /// <summary>Marks per reader on what is no lesion.</summary>
    public double Wrong { get; init; } = 0.3;

    /// <summary>The marks in the order of chance, and the lesion of each: two marks on what is none are two.</summary>
    public (IReadOnlyList<Mark> Marks, IReadOnlyList<int> Truth) Make(int seed)
    {
        var random = new Random(seed);
        var lesions = Places(random);
        var (marks, invented) = (new List<(Mark Mark, int Truth)>(), 1000);
        for (var r = 0; r < Readers; r++)
        {
            var bias = SizeBias * Normal.Next(random);
            foreach (var (lesion, n) in lesions.Select((l, n) => (l, n)).Where(_ => random.NextDouble() >= Missed))
            {
                marks.Add((Seen(r, marks.Count, lesion, bias, random), n));
            }

            for (var wrong = 0; random.NextDouble() < Wrong && wrong < 3; wrong++)
            {
                marks.Add((Seen(r, marks.Count, Apart(lesions.Concat(marks.Where(m => m.Truth >= 1000).Select(m => (m.Mark.Centroid, m.Mark.Radius))), random), bias, random), invented++));
            }
        }

        var mixed = marks.OrderBy(_ => random.Next()).ToList();
        return ([.. mixed.Select(m => m.Mark)], [.. mixed.Select(m => m.Truth)]);
    }

    private List<(PatientPoint Centre, double Radius)> Places(Random random)
    {
        var places = new List<(PatientPoint, double)>();
        for (var n = 0; n < Lesions; n++)
        {
            places.Add(Apart(places, random));
        }

        for (var n = 0; n < Satellites; n++)
        {
            places.Add(Beside(places, random));
        }

        return places;
    }

    private (PatientPoint, double) Apart(IEnumerable<(PatientPoint Centre, double Radius)> others, Random random)
    {
        while (true)
        {
            var place = (Centre: new PatientPoint(Within(random, 140), Within(random, 140), Within(random, 150)), Radius: 4 + (11 * random.NextDouble()));
            if (others.All(o => Normalised(o, place) >= Spacing))
            {
                return place;
            }
        }
    }

    private static (PatientPoint, double) Beside(List<(PatientPoint Centre, double Radius)> others, Random random)
    {
        while (true)
        {
            var radius = 3 + (3 * random.NextDouble());
            var direction = new PatientVector(Normal.Next(random), Normal.Next(random), Normal.Next(random)).Normalised();
            var distance = (2.3 + (0.7 * random.NextDouble())) * Math.Sqrt(radius * others[0].Radius);
            var place = (Centre: others[0].Centre + (direction * distance), Radius: radius);
            if (others.All(o => Normalised(o, place) >= 2.3 - 1e-9))
            {
                return place;
            }
        }
    }

    private static double Normalised((PatientPoint Centre, double Radius) a, (PatientPoint Centre, double Radius) b) =>
        a.Centre.DistanceTo(b.Centre) / Math.Sqrt(Math.Max(3, a.Radius) * Math.Max(3, b.Radius));

    private static double Within(Random random, double half) => half * ((2 * random.NextDouble()) - 1);

    private Mark Seen(int reader, int id, (PatientPoint Centre, double Radius) lesion, double bias, Random random)
    {
        var error = CentreError + (CentreErrorShare * lesion.Radius);
        var centre = new PatientPoint(
            lesion.Centre.X + (error * Normal.Next(random)), lesion.Centre.Y + (error * Normal.Next(random)), lesion.Centre.Z + (error * Normal.Next(random)));
        return new Mark($"R{reader}", $"{id}", centre, 2 * lesion.Radius * Math.Exp(bias + (SizeError * Normal.Next(random))));
    }
}
