using System.Text.Json;
using CrowdAnnotate.Server.CampaignAgreement;

namespace CrowdAnnotate.Server.Tests.CampaignAgreement;

/// <summary>What is said of a made crowd, whose readers are known. No server and no database.</summary>
public class AgreementComputationTests
{
    private static readonly Lazy<AgreementResult> Sixty = new(() => AgreementComputation.Of(MadeContributions.Content(60, 5, 5), null));

    [Fact]
    public void The_running_sums_say_what_the_whole_computation_says_after_every_case_was_replaced()
    {
        var (first, then) = (MadeContributions.Content(40, 5, 4, seed: 1), MadeContributions.Content(40, 5, 4, seed: 2));
        var scales = MadeContributions.Template.Questions.Where(q => q.AtMost == 1).ToDictionary(q => q.Id, q => q.Answers.Count);
        var running = new RunningAgreement { Id = Guid.Empty };
        foreach (var one in first.Cases)
        {
            running = running.Replace(null, one, scales);
        }

        foreach (var (before, after) in first.Cases.Zip(then.Cases).Reverse())
        {
            running = running.Replace(before, after, scales);
        }

        running = JsonSerializer.Deserialize<RunningAgreement>(JsonSerializer.Serialize(running))!;
        var whole = AgreementComputation.Of(then, null);
        double Of(string id) => whole.Statistics.Single(s => s.Id == id).Value!.Value;
        running.Submissions.ShouldBe(whole.Submissions);
        running.Detection.MeanShare().Value.ShouldBe(Of("detection"), 1e-12);
        running.Detection.PositiveSpecificAgreement().Value.ShouldBe(Of("positive-specific"), 1e-12);
        running.Sizes.LimitsWithinCases().Value.HalfWidth.ShouldBe(Of("limits"), 1e-12 * 100);
        (100 * (Math.Exp(running.LogSizes.LimitsWithinCases().Value.HalfWidth) - 1)).ShouldBe(Of("limits-percent"), 1e-9);
        foreach (var question in whole.Questions)
        {
            running.Answers[question.QuestionId].Alpha(AnswerAgreement.LevelOf(MadeContributions.Template.Questions.Single(q => q.Id == question.QuestionId))).Value.Value
                .ShouldBe(question.Coefficients.Single(c => c.Id == "alpha").Value!.Value, 1e-12);
        }
    }

    [Fact]
    public void Every_statistic_has_its_n_an_interval_by_patients_that_holds_it_and_what_it_is_not_for()
    {
        var result = AgreementComputation.Of(MadeContributions.Content(40, 5, 4), null);
        result.Statistics.Select(s => s.Id).ShouldBe(["detection", "positive-specific", "dice", "icc", "limits", "limits-percent", "found-and-alike"], "detection first, then size given a match, then both at once");
        foreach (var s in result.Statistics.Concat(result.Slices.SelectMany(s => s.Statistics)).Concat(result.Questions.SelectMany(q => q.Coefficients)))
        {
            (s.Value is null).ShouldBe(s.Undefined is not null, s.Name);
            s.NotFor.ShouldNotBeNullOrWhiteSpace();
            (s.Lesions > 0 && s.Cases > 0 && s.Readers > 0 && s.Readings > 0).ShouldBe(s.Value is not null, s.Name);
            (s.Low is null).ShouldBe(s.IntervalUndefined is not null, s.Name);
            if (s.Low is { } low && s.High is { } high)
            {
                s.Value!.Value.ShouldBeInRange(low - 1e-9, high + 1e-9, s.Name);
                s.IntervalMethod!.ShouldContain("patients");
            }
        }

        result.Adaptive.ShouldBeFalse();
        result.SubmissionsSha256!.Length.ShouldBe(64);
        JsonSerializer.Serialize(AgreementComputation.Of(MadeContributions.Content(40, 5, 4), null)).ShouldBe(JsonSerializer.Serialize(result), "the same content gives the same result");
    }

    [Fact]
    public void It_is_told_by_anatomy_by_group_and_day_by_day_and_what_is_not_told_is_last()
    {
        var slices = AgreementComputation.Of(MadeContributions.Content(60, 6, 5), null).Slices;
        slices.Where(s => s.Kind == AgreementSlices.Anatomy).Select(s => s.Name).ShouldBe(["liver", "lung", "kidney"], ignoreOrder: true);
        slices.Where(s => s.Kind == AgreementSlices.Group).Select(s => s.Name).ShouldBe(["radiologist", "resident", null]);
        var days = slices.Where(s => s.Kind == AgreementSlices.Day).ToList();
        days.Select(d => d.Name).ShouldBe(["2026-11-01", "2026-11-02", "2026-11-03"]);
        days.Select(d => d.Statistics[0].Lesions).ShouldBeInOrder(SortDirection.Ascending);
        AgreementComputation.Of(MadeContributions.Content(10, 3, 3, isGrouped: false), null).Slices.ShouldNotContain(s => s.Kind == AgreementSlices.Group, "no group is told of anybody");
    }

    [Fact]
    public void The_odd_reader_is_flagged_with_each_reason_and_the_others_are_not()
    {
        var readers = AgreementComputation.Of(MadeContributions.Content(80, 6, 5), null).Readers;
        var odd = readers[0];
        odd.Reader.ShouldBe("reader-06");
        odd.Flags.Select(f => f.Code).Distinct().ShouldBe(["misses", "bias", "answers", "fast"], ignoreOrder: true);
        odd.Bias!.Percent.ShouldBeInRange(20, 40);
        Math.Abs(odd.Bias.Shrunken).ShouldBeLessThan(Math.Abs(odd.Bias.Percent));
        odd.Found!.Value.ShouldBeInRange(0.3, 0.6);
        readers.Skip(1).SelectMany(r => r.Flags).Count().ShouldBeLessThanOrEqualTo(1, string.Join(", ", readers.Skip(1).SelectMany(r => r.Flags)));
        readers.Skip(1).ShouldAllBe(r => r.PrecisionPercent > 4 && r.PrecisionPercent < 11);
    }

    [Fact]
    public void Where_pairs_part_adds_up_and_each_step_is_nearer()
    {
        var apart = Sixty.Value.Apart!;
        (apart.OtherLesion + apart.Missed + apart.OtherSlice + apart.OtherAxis + apart.OtherEdge + apart.Alike).ShouldBe(apart.Pairs);
        apart.Steps.Select(s => s.Pairs).ShouldBeInOrder(SortDirection.Descending);
        new[] { apart.OtherSlice, apart.OtherAxis, apart.OtherEdge, apart.Alike }.ShouldAllBe(n => n > 0);
        apart.Steps[0].Pairs.ShouldBe(apart.Pairs - apart.OtherLesion - apart.Missed);
    }

    [Fact]
    public void Passing_over_counts_and_its_worst_cases_hold_the_detection_between_them()
    {
        var content = MadeContributions.Content(60, 5, 4);
        var result = AgreementComputation.Of(content, null);
        result.Passed!.Passed.ShouldBe(content.Cases.Sum(c => c.Passed.Count));
        result.Passed.CannotJudge.ShouldBeInRange(1, result.Passed.Passed - 1);
        result.Detection.Value!.Value.ShouldBeInRange(result.Passed.DetectionIfNoneFound!.Value, result.Passed.DetectionIfAllFound!.Value);
        result.Passed.DetectionIfAllFound!.Value.ShouldBeGreaterThan(result.Passed.DetectionIfNoneFound!.Value);
    }

    [Fact]
    public void Variance_says_what_more_readers_buy()
    {
        var variance = Sixty.Value.Variance!;
        (variance.CaseShare + variance.ReaderShare + variance.CaseReaderShare)!.Value.ShouldBe(1, 1e-9);
        variance.Readers.Select(r => r.HalfWidthPercent).ShouldBeInOrder(SortDirection.Descending);
        variance.ReadersForTenPercent!.Value.ShouldBeInRange(2, 20);
        var again = VarianceAnswer.Of(MadeContributions.Content(60, 5, 5).Rows, variance);
        again.CaseReaderPercent!.Value.ShouldBe(variance.CaseReaderPercent!.Value, 1e-4, "another start ends at the same maximum");
    }

    [Theory]
    [InlineData(1, 2, 2)]
    [InlineData(1, 60, 60)]
    [InlineData(5, 2, 2)]
    public void Few_cases_or_readers_are_undefined_with_a_reason_and_never_a_number_that_is_none(int cases, int readers, int perCase)
    {
        var result = AgreementComputation.Of(MadeContributions.Content(cases, readers, perCase), null);
        Should.NotThrow(() => JsonSerializer.Serialize(result), "JSON has no number that is none");
        result.Statistics.ShouldAllBe(s => s.Low != null || s.IntervalUndefined != null);
        result.Cases.Count.ShouldBe(cases);
    }

    [Fact]
    public void Nothing_at_all_is_undefined_and_not_zero()
    {
        var result = AgreementComputation.Of(new(MadeContributions.Template, [], new Dictionary<string, string>()), null);
        result.Statistics.ShouldAllBe(s => s.Value == null && s.Undefined != null);
        (result.Variance!.Undefined, result.Passed!.DetectionIfNoneFound, result.Readers.Count).ShouldBe((CrowdAnnotate.Agreement.Undefined.NeedAtLeastTwoCases.Why, null, 0));
    }

    [Fact]
    public void A_result_of_an_earlier_version_is_still_read()
    {
        const string earlier = """
            {"id":"7f1a4f0e-0000-0000-0000-000000000001","version":3,"computedAt":"2026-01-02T03:04:05+00:00","submissions":2,"softwareVersion":"0.1",
             "detection":{"name":"Lesion found","variant":"v","value":1,"undefined":null,"low":null,"high":null,"intervalMethod":null,"intervalUndefined":"few","lesions":1,"cases":1,"readers":2,"readings":2,"notFor":"x"},
             "dice":{"name":"Dice","variant":"v","value":0.9,"undefined":null,"low":null,"high":null,"intervalMethod":null,"intervalUndefined":"few","lesions":1,"cases":1,"readers":2,"readings":2,"notFor":"x"},
             "iccLongAxis":{"name":"ICC","variant":"v","value":null,"undefined":"few","low":null,"high":null,"intervalMethod":null,"intervalUndefined":"few","lesions":1,"cases":1,"readers":2,"readings":2,"notFor":"x"},
             "limitsWithMean":{"name":"Limits","variant":"v","value":null,"undefined":"few","low":null,"high":null,"intervalMethod":null,"intervalUndefined":"few","lesions":1,"cases":1,"readers":2,"readings":2,"notFor":"x"},
             "alphas":[],"blandAltman":[]}
            """;
        var read = JsonSerializer.Deserialize<AgreementResult>(earlier, JsonSerializerOptions.Web)!;
        (read.Submissions, read.Detection.Value, read.Slices.Count, read.Apart, read.Detection.Id).ShouldBe((2, 1, 0, null, null));
    }

    [Fact]
    [Trait("Category", "Long")]
    public void Sixty_readers_are_told_pair_by_pair_without_the_points_of_every_plot()
    {
        var result = AgreementComputation.Of(MadeContributions.Content(120, 60, 5), null);
        result.Pairs.Count.ShouldBeInRange(600, 60 * 59 / 2);
        result.Readers.Count.ShouldBe(60);
        result.BlandAltman.ShouldBeEmpty();
    }
}
