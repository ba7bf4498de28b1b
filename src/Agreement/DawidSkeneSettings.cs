namespace CrowdAnnotate.Agreement;

/// <summary>Pseudo-counts of the Dirichlet priors that make <see cref="DawidSkene"/> a posterior mode; all 0 is maximum likelihood.</summary>
/// <param name="Prevalence">Added to each category's count.</param>
/// <param name="Diagonal">Added to each cell "true k, labelled k" of each rater.</param>
/// <param name="OffDiagonal">Added to each other cell.</param>
public sealed record DawidSkenePrior(double Prevalence, double Diagonal, double OffDiagonal);

/// <summary>How <see cref="DawidSkene"/> is fitted.</summary>
public sealed record DawidSkeneSettings
{
    /// <summary>Labels run from 1 to this number.</summary>
    public required int Categories { get; init; }

    /// <summary>Items whose true label is known from outside the crowd: their posterior is fixed.</summary>
    public IReadOnlyDictionary<string, int> GoldLabels { get; init; } = new Dictionary<string, int>();

    /// <summary>Null for maximum likelihood.</summary>
    public DawidSkenePrior? Prior { get; init; }

    /// <summary>Starting points. The first is the votes; the others mix votes with chance, since the votes often lead to a lesser maximum.</summary>
    public int Starts { get; init; } = 1;

    /// <summary>Seed of the further starting points.</summary>
    public int Seed { get; init; }

    public int MaximumIterations { get; init; } = 10_000;

    /// <summary>Largest change of a posterior by an iteration at which it ends.</summary>
    public double Tolerance { get; init; } = 1e-12;
}
