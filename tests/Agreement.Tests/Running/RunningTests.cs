using System.Text.Json;
using CrowdAnnotate.Agreement.Running;
using CsCheck;

namespace CrowdAnnotate.Agreement.Tests.Running;

/// <summary>Whatever is added, replaced and taken away, in whatever order, what is kept says what the whole table says.</summary>
public class RunningTests
{
    private const double Near = 1e-12;

    // One change: of a case, one reader's value or its absence (0).
    private static readonly Gen<(int Case, int Reader, double Value)[]> Changes = Gen.Select(Gen.Int[0, 6], Gen.Int[0, 4], Gen.Int[0, 5].Select(v => (double)v)).Array[1, 60];

    [Fact]
    public void Answers_that_come_and_go_agree_as_the_whole_table_does() => Changes.Sample(changes =>
    {
        var running = new RunningCategoryAgreement { Categories = AnyTable.Scale.Values };
        if (After(changes, running.Replace) is not { } table)
        {
            running.Compute(AgreementCoefficient.FleissKappa).Reason.ShouldBe(Undefined.NoPairableValues);
            return;
        }

        var kept = Kept(running);
        foreach (var coefficient in Enum.GetValues<AgreementCoefficient>())
        {
            foreach (var weights in Enum.GetValues<WeightScheme>())
            {
                kept.Compute(coefficient, weights).ShouldSay(ChanceCorrected.Compute(table, coefficient, weights, AnyTable.Scale), 1e-9);
                ShouldBeNear(kept.Compute(coefficient, weights).Select(c => c.Value), ChanceCorrected.Compute(table, coefficient, weights, AnyTable.Scale).Select(c => c.Value));
            }
        }

        foreach (var level in Enum.GetValues<MeasurementLevel>())
        {
            kept.Alpha(level).ShouldSay(KrippendorffAlpha.Compute(table, level), 1e-9);
            ShouldBeNear(kept.Alpha(level).Select(a => a.Value), KrippendorffAlpha.Compute(table, level).Select(a => a.Value));
        }
    });

    [Fact]
    public void Measurements_that_come_and_go_leave_the_sums_of_the_whole_table() => Gen.Select(Changes, Gen.Double[0.1, 90]).Sample((changes, unit) =>
    {
        var running = new RunningMeasurements();
        var pairs = new RunningPairs();
        var table = After(changes, (before, after) =>
        {
            running.Replace(Scaled(before, unit), Scaled(after, unit));
            pairs.Replace(Scaled(before, unit), Scaled(after, unit));
        });
        if (table is null)
        {
            running.BySize.ShouldBeEmpty();
            pairs.Pairs.ShouldBeEmpty();
            return;
        }

        var scaled = AnyTable.Mapped(table, v => v * unit);
        var kept = Kept(running);
        ShouldBeNear(kept.IntervalAlpha(), KrippendorffAlpha.Compute(scaled, MeasurementLevel.Interval).Select(a => a.Value));
        ShouldBeNear(kept.Limits().Select(l => l.HalfWidth), LimitsOfAgreementWithMean.Compute(scaled).Select(l => l.HalfWidth));
        var (one, other) = (kept.AllForms(), Icc.AllForms(scaled));
        one.Reason.ShouldBe(other.Reason);
        foreach (var form in one.IsDefined ? Enum.GetValues<IccForm>() : [])
        {
            ShouldBeNear(one.Value[form].Select(i => i.Value), other.Value[form].Select(i => i.Value));
        }

        for (var a = 0; a < scaled.Readers.Count; a++)
        {
            for (var b = 0; b < scaled.Readers.Count; b++)
            {
                if (a != b)
                {
                    var (now, whole) = (Kept(pairs).Difference(scaled.Readers[a], scaled.Readers[b]), BlandAltman.Compute(scaled, a, b));
                    ShouldBeNear(now.Select(d => d.Bias), whole.Select(d => d.Bias), 100 * unit);
                    ShouldBeNear(now.Select(d => d.Limits.Upper), whole.Select(d => d.LimitsOfAgreement.Upper), 100 * unit);
                }
            }
        }
    });

    [Fact]
    public void Balanced_tables_are_as_the_analysis_of_variance_has_them() => AnyTable.Complete.Sample(table =>
    {
        var running = new RunningMeasurements();
        for (var i = 0; i < table.Cases.Count; i++)
        {
            running.Replace([], [.. table.Row(i).Select(c => new ReaderValue(table.Readers[c.Reader], c.Value))]);
        }

        var (now, whole) = (running.Anova().Value, TwoWayAnova.Compute(table).Value);
        var scale = table.Cases.Select((_, i) => table.Row(i).Max(c => c.Value * c.Value)).Max();
        now.CaseMeanSquare.ShouldBe(whole.CaseMeanSquare, Near * scale);
        now.ReaderMeanSquare.ShouldBe(whole.ReaderMeanSquare, Near * scale);
        now.ErrorMeanSquare.ShouldBe(whole.ErrorMeanSquare, Near * scale);
        now.WithinCaseMeanSquare.ShouldBe(whole.WithinCaseMeanSquare, Near * scale);
        running.LimitsWithinCases().Value.HalfWidth.ShouldBe(LimitsOfAgreementWithMean.Compute(table).Value.HalfWidth, 1e-9 * Math.Sqrt(scale));
    });

    [Fact]
    public void Added_and_taken_away_again_leaves_nothing_behind() => Gen.Select(Gen.Double[-1e6, 1e6].Array[1, 6], Gen.Double[1e-9, 1e-3].Array[1, 6]).Sample((large, small) =>
    {
        var running = new RunningMeasurements();
        ReaderValue[] kept = [new("a", 1.5), new("b", 2.25)];
        running.Replace([], kept);
        var before = JsonSerializer.Serialize(running.LimitsWithinCases().Value);
        var other = large.Concat(small).Select((v, i) => new ReaderValue($"r{i}", v)).ToArray();
        running.Replace([], other);
        running.Replace(other, []);
        JsonSerializer.Serialize(running.LimitsWithinCases().Value).ShouldBe(before);
        running.ByReader.Count.ShouldBe(2);
    });

    [Fact]
    public void Detection_is_of_whole_numbers_and_forgets_what_was_replaced()
    {
        var running = new RunningDetection();
        running.Replace(null, new(["a"], ["b", "c"]));
        running.Replace(new(["a"], ["b", "c"]), new(["a", "b"], ["c"]));
        running.Replace(null, new(["a", "b", "c"], []));
        running.MeanShare().Value.ShouldBe((1 + (2.0 / 3)) / 2, Near);

        // Of 2·2 + 3·2 chances of a second reader 2·1 + 3·2 were taken.
        running.PositiveSpecificAgreement().Value.ShouldBe(8.0 / 10, Near);
        running.MissedBy.ShouldBe(new Dictionary<string, long> { ["c"] = 1 });
        Should.Throw<InvalidOperationException>(() => running.Replace(new(["z"], []), null));
    }

    [Fact]
    public void What_cannot_be_counted_is_refused()
    {
        var answers = new RunningCategoryAgreement { Categories = [1, 2] };
        Should.Throw<ArgumentException>(() => answers.Replace([], [new("a", 3)]));
        Should.Throw<ArgumentException>(() => answers.Replace([], [new("a", 1), new("a", 2)]));
        Should.Throw<InvalidOperationException>(() => answers.Replace([new("a", 1)], []));
        Should.Throw<ArgumentException>(() => new RunningMeasurements().Replace([], [new("a", double.NaN)]));
        Should.Throw<InvalidOperationException>(() => new RunningMeasurements().Replace([new("a", 1)], []));
    }

    private static T Kept<T>(T running) => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(running))!;

    private static ReaderValue[] Scaled(IEnumerable<ReaderValue> readings, double unit) => [.. readings.Select(r => r with { Value = r.Value * unit })];

    private static ReadingTable? After((int Case, int Reader, double Value)[] changes, Action<IReadOnlyList<ReaderValue>, IReadOnlyList<ReaderValue>> replace)
    {
        var state = new SortedDictionary<int, SortedDictionary<int, double>>();
        foreach (var (c, reader, value) in changes)
        {
            var own = state.TryGetValue(c, out var known) ? known : state[c] = [];
            var before = Listed(own);
            if (value == 0)
            {
                own.Remove(reader);
            }
            else
            {
                own[reader] = value;
            }

            replace(before, Listed(own));
        }

        var readings = state.SelectMany(c => c.Value.Select(r => new Reading($"case {c.Key}", $"reader {r.Key}", r.Value))).ToList();
        return readings.Count == 0 ? null : ReadingTable.Of(readings);
    }

    private static ReaderValue[] Listed(SortedDictionary<int, double> own) => [.. own.Select(r => new ReaderValue($"reader {r.Key}", r.Value))];

    private static void ShouldBeNear(Statistic<double> now, Statistic<double> whole, double scale = 1)
    {
        now.Reason.ShouldBe(whole.Reason);
        if (now.IsDefined)
        {
            now.Value.ShouldBe(whole.Value, Near * Math.Max(scale, Math.Abs(whole.Value)));
        }
    }
}
