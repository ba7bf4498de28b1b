using System.IO.Compression;
using CrowdAnnotate.Radiomics;
using CrowdAnnotate.Server.CampaignAgreement;
using CrowdAnnotate.Server.CaseConsensus;
using CrowdAnnotate.Server.Tests.Hosting;
using CrowdAnnotate.Volumes;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;

namespace CrowdAnnotate.Server.Tests.CaseConsensus;

/// <summary>
/// Five simulated readers on two phantoms of known truth, through the routes. All outline lesions 1 to 3, but the fifth, on the
/// first case, outlines lesion 4 where the others outline lesion 2.
/// </summary>
public class KnownTruthTests(TestServer server)
{
    private const double Dice = 0.9;

    [Fact]
    public async Task Five_readers_give_the_truth_back_and_the_one_on_the_wrong_lesion_is_flagged()
    {
        var truth = PhantomSeries.Of(801, 256);
        var campaign = await TestCampaign.MakeAsync(server, 5, truth, PhantomSeries.Of(802, 256));
        var curator = await campaign.CuratorAsync();
        var readers = new List<Reader>();
        var cases = new HashSet<Guid>();
        for (var seed = 1; seed <= 5; seed++)
        {
            readers.Add(await campaign.ReaderAsync());
            for (var n = 0; n < 2; n++)
            {
                var open = await readers[^1].OpenAsync();
                var isWrong = seed == 5 && campaign.SeriesOf(open.Case.SeriesUid) == truth;
                await readers[^1].SubmittedAsync(open, readers[^1].Draw(open, Hand.Trembling(seed), 0, isWrong ? 3 : 1, 2));
                cases.Add(open.Case.Id);
            }
        }

        var outlier = readers[4].Pseudonym;
        var reviews = await Task.WhenAll(cases.Select(c => campaign.ReviewAsync(curator, c, 5)));
        var first = reviews.Single(r => campaign.SeriesOf(r.Case.SeriesUid) == truth);
        var masks = await MasksAsync(curator, campaign, first.Case.Number);

        await MatchingFindsTheLesions(first, masks, truth, outlier);
        TheWrongLesionIsFlagged(first, outlier);
        FeaturesAreThoseOfTheMask(first, masks, truth);
        await AgreementCountsLesionsAndCases(curator, campaign, readers);
        await AMessageTwiceChangesNothing(campaign, first);
    }

    private static Task MatchingFindsTheLesions(ReviewCase.Answer review, Dictionary<string, Mask> masks, PhantomSeries truth, string outlier)
    {
        review.Lesions.Count.ShouldBe(4);
        foreach (var (lesion, readers, method) in new[] { (0, 5, "20 %-trimmed mean signed distance"), (1, 4, "median signed distance"), (2, 5, "20 %-trimmed mean signed distance") })
        {
            var found = masks.MaxBy(m => DiceOf(m.Value, truth.Phantom.LesionMasks[lesion]));
            DiceOf(found.Value, truth.Phantom.LesionMasks[lesion]).ShouldBeGreaterThanOrEqualTo(Dice, $"lesion {lesion + 1}");
            var answer = review.Lesions.Single(l => l.Id == found.Key);
            answer.Readers.Count.ShouldBe(readers);
            answer.Consensus!.Method.ShouldBe(method);
            answer.Consensus.Kind.ShouldBe("contours");
            answer.Consensus.Volume.ShouldBe(found.Value.VolumeMm3, 1e-3);
            answer.MissedBy.ShouldBe(readers == 5 ? [] : [outlier]);
            answer.PairwiseDice.Count.ShouldBe(readers * (readers - 1) / 2);
            answer.Readers.ShouldAllBe(r => r.DiceToRest > 0.7 && !r.Outlier);
        }

        return Task.CompletedTask;
    }

    private static void TheWrongLesionIsFlagged(ReviewCase.Answer review, string outlier)
    {
        var alone = review.Lesions.Single(l => l.Readers.Count == 1);
        alone.Readers[0].Pseudonym.ShouldBe(outlier);
        alone.Readers[0].Outlier.ShouldBeTrue();
        alone.Readers[0].Reason.ShouldNotBeNull().ShouldContain("1 of 5 readers marked this");
        alone.Consensus.ShouldBeNull();
        alone.ConsensusUndefined.ShouldBe("Only one reader marked it.");
        alone.Features.ShouldAllBe(f => f.Consensus == null && f.Undefined == "Only one reader marked it.");
    }

    // The same numbers as the library gives for the downloaded mask on the phantom's own values.
    private static void FeaturesAreThoseOfTheMask(ReviewCase.Answer review, Dictionary<string, Mask> masks, PhantomSeries truth)
    {
        foreach (var lesion in review.Lesions.Where(l => l.Consensus is not null))
        {
            var expected = RoiFeatures.Extract(truth.Phantom.Volume, new Mask(truth.Phantom.Volume.Geometry, masks[lesion.Id].Voxels)).ToDictionary(f => f.Tag);
            expected.Count.ShouldBeGreaterThan(20);
            lesion.Features.Select(f => f.Tag).ShouldBe(expected.Keys, ignoreOrder: true);
            foreach (var feature in lesion.Features)
            {
                var value = expected[feature.Tag].Value;
                (feature.Consensus is null).ShouldBe(value is null, feature.Tag);
                feature.Consensus.GetValueOrDefault().ShouldBe(value.GetValueOrDefault(), 1e-9 * Math.Max(1, Math.Abs(value.GetValueOrDefault())), feature.Tag);
                feature.ByReader.Keys.ShouldBe(lesion.Readers.Select(r => r.Pseudonym), ignoreOrder: true);
            }
        }
    }

    private static async Task AgreementCountsLesionsAndCases(Visitor curator, TestCampaign campaign, List<Reader> readers)
    {
        var agreement = await Eventually.AskAsync(
            "computed from all", async () => (await curator.GetAsync($"/api/campaigns/{campaign.Id}/agreement")).As<AgreementResult>(), a => a.Submissions == 10);
        (agreement.Detection.Lesions, agreement.Detection.Cases, agreement.Detection.Readers).ShouldBe((7, 2, 5));
        agreement.Detection.Value!.Value.ShouldBe((1 + 0.8 + 1 + 0.2 + 1 + 1 + 1) / 7, 1e-9);
        foreach (var s in new[] { agreement.IccLongAxis, agreement.LimitsWithMean, agreement.Dice })
        {
            (s.Lesions, s.Cases).ShouldBe((6, 2), s.Name);
            (s.Value is not null ^ s.Undefined is not null).ShouldBeTrue($"{s.Name} has a value or the reason why not");
            (s.Low is not null ^ s.IntervalUndefined is not null).ShouldBeTrue($"{s.Name} has an interval or the reason why not");
        }

        agreement.IccLongAxis.Readings.ShouldBe(29);
        agreement.IccLongAxis.Value.ShouldNotBeNull(agreement.IccLongAxis.Undefined).ShouldBeInRange(0.9, 1);
        agreement.Dice.Value.ShouldNotBeNull(agreement.Dice.Undefined).ShouldBeGreaterThan(0.8);
        agreement.Alphas.Select(a => a.QuestionId).ShouldBe(["site", "margin", "malignancy"]);
        agreement.Alphas.ShouldAllBe(a => a.Value != null || a.Undefined != null);
        agreement.BlandAltman.Count.ShouldBe(10, "every pair of five readers");
        agreement.BlandAltman.ShouldAllBe(b => b.N >= 5 && b.Low < b.Bias && b.Bias < b.High);
        agreement.BlandAltman.SelectMany(b => new[] { b.FirstReader, b.SecondReader }).Distinct().ShouldBe(readers.Select(r => r.Pseudonym), ignoreOrder: true);
    }

    private async Task AMessageTwiceChangesNothing(TestCampaign campaign, ReviewCase.Answer review)
    {
        await using var scope = server.Server.App.Services.CreateAsyncScope();
        var bus = scope.ServiceProvider.GetRequiredService<IMessageBus>();
        var before = await ResultAsync(review.Case.Id);
        await bus.InvokeAsync(new CaseSubmitted(campaign.Id, review.Case.Id), TestContext.Current.CancellationToken);
        var after = await ResultAsync(review.Case.Id);
        after.Version.ShouldBe(before.Version);
        after.ComputedAt.ShouldBe(before.ComputedAt);
        after.Lesions.Select(l => l.Consensus?.MaskName).ShouldBe(before.Lesions.Select(l => l.Consensus?.MaskName));
    }

    private async Task<CaseResult> ResultAsync(Guid caseId)
    {
        await using var session = server.Store.QuerySession();
        return (await session.LoadAsync<CaseResult>(caseId))!;
    }

    private static async Task<Dictionary<string, Mask>> MasksAsync(Visitor curator, TestCampaign campaign, string number)
    {
        var made = await campaign.ReleaseAsync(curator);
        var zip = await curator.GetAsync($"/api/releases/{made.Id}/download");
        using var archive = new ZipArchive(new MemoryStream(zip.Bytes));
        var masks = new Dictionary<string, Mask>();
        foreach (var entry in archive.Entries.Where(e => e.FullName.StartsWith($"masks/{number.ToLowerInvariant().Replace(' ', '-')}/", StringComparison.Ordinal)))
        {
            using var nifti = entry.Open();
            NiftiFile.TryReadMask(nifti, null, out var mask, out var problem).ShouldBeTrue(problem);
            masks.Add(entry.Name.Split('-')[0], mask!);
        }

        masks.Count.ShouldBe(3);
        return masks;
    }

    private static double DiceOf(Mask a, Mask b)
    {
        a.Voxels.Length.ShouldBe(b.Voxels.Length);
        var both = a.Voxels.Zip(b.Voxels).Count(v => v.First != 0 && v.Second != 0);
        return 2.0 * both / (a.Count + b.Count);
    }
}
