using System.Globalization;
using CrowdAnnotate.Server.Operations;

namespace CrowdAnnotate.Server.Archive;

/// <summary>Which series of the catalogue are asked for. A fact that a series does not state fits no condition on it.</summary>
public sealed record SeriesFilter
{
    /// <summary>The conditions as they stand in a query, in the order in which they are told.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "modality", "bodyPart", "manufacturer", "model", "scanner", "kernel", "phase", "orientation", "kind", "state", "contrast", "gaps", "problems",
        "kVp", "minThickness", "maxThickness", "minSpacing", "maxSpacing", "minSlices", "maxSlices",
    ];

    private readonly string state;
    private readonly List<Func<ArchivedSeries, bool>> conditions = [];

    private SeriesFilter(string state) => this.state = state;

    public bool Fits(ArchivedSeries series) => conditions.TrueForAll(c => c(series));

    /// <param name="state">What the archive is: pseudonymised or anonymised.</param>
    /// <returns>Why the query is refused; null when <paramref name="filter"/> holds it.</returns>
    public static Refusal? Read(IQueryCollection query, string state, out SeriesFilter filter)
    {
        filter = new SeriesFilter(state);
        foreach (var (name, values) in query)
        {
            if (filter.Add(name, values.ToString()) is { } problem)
            {
                return new Refusal("bad-filter", 400, problem, $"Conditions are {string.Join(", ", Names)}.");
            }
        }

        return null;
    }

    private string? Add(string name, string value)
    {
        var condition = name switch
        {
            "modality" => Text(value, s => s.Modality),
            "bodyPart" => Text(value, s => s.Catalogue?.BodyPart),
            "manufacturer" => Text(value, s => s.Catalogue?.Manufacturer),
            "model" => Text(value, s => s.Catalogue?.Model),
            "scanner" => Text(value, s => s.Catalogue?.Scanner),
            "kernel" => Text(value, s => s.Catalogue?.Kernel),
            "phase" => Text(value, s => s.Catalogue?.Phase),
            "orientation" => Text(value, s => s.Catalogue?.Orientation),
            "kind" => Text(value, s => s.Kind.ToString()),
            "state" => Text(value, _ => state),
            "gaps" => YesNo(value, s => s.Catalogue?.SliceSpacing is null ? null : s.Catalogue.Gaps > 0),
            "contrast" => YesNo(value, s => s.Catalogue?.Contrast),
            "problems" => YesNo(value, s => s.Catalogue is null ? null : s.Catalogue.Problems.Count > 0),
            "kVp" => Number(value, s => s.Catalogue?.KVp, (fact, wanted) => Math.Abs(fact - wanted) < 0.5),
            "minThickness" => Number(value, s => s.Catalogue?.SliceThickness ?? s.Layout?.SliceThickness, (fact, wanted) => fact >= wanted),
            "maxThickness" => Number(value, s => s.Catalogue?.SliceThickness ?? s.Layout?.SliceThickness, (fact, wanted) => fact <= wanted),
            "minSpacing" => Number(value, s => s.Catalogue?.SliceSpacing ?? s.Layout?.SliceSpacing, (fact, wanted) => fact >= wanted),
            "maxSpacing" => Number(value, s => s.Catalogue?.SliceSpacing ?? s.Layout?.SliceSpacing, (fact, wanted) => fact <= wanted),
            "minSlices" => Number(value, s => s.Slices.Count, (fact, wanted) => fact >= wanted),
            "maxSlices" => Number(value, s => s.Slices.Count, (fact, wanted) => fact <= wanted),
            _ => null,
        };
        if (condition is null)
        {
            return Names.Contains(name) ? $"The value of {name} cannot be read." : $"There is no condition {name}.";
        }

        conditions.Add(condition);
        return null;
    }

    private static Func<ArchivedSeries, bool> Text(string wanted, Func<ArchivedSeries, string?> fact) =>
        series => string.Equals(fact(series), wanted, StringComparison.OrdinalIgnoreCase);

    private static Func<ArchivedSeries, bool>? YesNo(string wanted, Func<ArchivedSeries, bool?> fact) =>
        wanted is not ("yes" or "no") ? null : series => fact(series) == (wanted == "yes");

    private static Func<ArchivedSeries, bool>? Number(string wanted, Func<ArchivedSeries, double?> fact, Func<double, double, bool> fits) =>
        double.TryParse(wanted, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? series => fact(series) is { } known && fits(known, number)
            : null;
}
