namespace CrowdAnnotate.Agreement;

/// <summary>Why a statistic has no value for its input: a name for files and programs, a sentence for people.</summary>
public sealed record Undefined
{
    public static readonly Undefined ZeroTotalVariance = new("zeroTotalVariance", "All readings are equal.");
    public static readonly Undefined NeedAtLeastTwoCases = new("needAtLeastTwoCases", "Fewer than two cases were read.");
    public static readonly Undefined NeedAtLeastTwoReaders = new("needAtLeastTwoReaders", "Fewer than two readers have readings.");
    public static readonly Undefined NeedAtLeastTwoPairs = new("needAtLeastTwoPairs", "Fewer than two cases have both readings.");
    public static readonly Undefined ZeroCaseAndResidualVariance = new("zeroCaseAndResidualVariance", "Readings differ between readers only.");
    public static readonly Undefined ZeroBetweenCaseVariance = new("zeroBetweenCaseVariance", "The cases do not differ.");
    public static readonly Undefined ZeroResidualVariance = new("zeroResidualVariance", "Case and reader explain every reading exactly; the likelihood has no maximum.");
    public static readonly Undefined NoVariation = new("noVariation", "Only one value was given.");
    public static readonly Undefined NoPairableValues = new("noPairableValues", "No case was read by two readers.");
    public static readonly Undefined ChanceAgreementIsOne = new("chanceAgreementIsOne", "Chance alone would give full agreement; nothing is left to exceed it.");
    public static readonly Undefined NeedCompleteTable = new("needCompleteTable", "A reading is missing; the analysis of variance needs every reader on every case.");
    public static readonly Undefined NeedPositiveValues = new("needPositiveValues", "A reading is not above zero.");
    public static readonly Undefined NoDegreesOfFreedomForError = new("noDegreesOfFreedomForError", "The readers overlap on too few cases to separate reader from error.");
    public static readonly Undefined DidNotConverge = new("didNotConverge", "The iterations did not reach the maximum of the likelihood.");
    public static readonly Undefined TooManyUndefinedReplicates = new("tooManyUndefinedReplicates", "The statistic is undefined in too many resamples.");
    public static readonly Undefined NoRegion = new("noRegion", "No reader drew a region.");
    public static readonly Undefined StapleNotIdentifiedBelow3Readers =
        new("stapleNotIdentifiedBelow3Readers", "Fewer than three readers: sensitivity and specificity cannot be told from the votes.");

    public static readonly Undefined RatioMetricNeedsNonNegativeRatioScale =
        new("ratioMetricNeedsNonNegativeRatioScale", "The ratio metric needs values that are not negative.");

    private Undefined(string name, string why) => (Name, Why) = (name, why);

    /// <summary>The reason's name, as in the reference manifest.</summary>
    public string Name { get; }

    /// <summary>One sentence in English.</summary>
    public string Why { get; }

    /// <summary>The reader whom the reason concerns; null when it concerns all.</summary>
    public string? Reader { get; private init; }

    /// <summary>The likelihood is highest where a reader has no error at all.</summary>
    public static Undefined ReaderVarianceAtBoundary(string reader) =>
        new("readerVarianceAtBoundary", $"The likelihood is highest where {reader} makes no error; his precision cannot be told from these readings.") { Reader = reader };

    /// <summary>Too few independent clusters for a resampling interval.</summary>
    public static Undefined TooFewClusters(int have, int need) =>
        new("tooFewClusters", $"An interval by resampling needs {need} clusters; there are {have}.");

    public override string ToString() => $"undefined: {Name}";
}
