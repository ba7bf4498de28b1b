using System.Text.Json;
using CrowdAnnotate.Server.Commands;
using CrowdAnnotate.Server.Commands.Agreeing;

namespace CrowdAnnotate.Server.Tests.Commands.Agreeing;

/// <summary>Statistics of regions, contours and marks as a batch asks for them.</summary>
public sealed class RegionStatisticsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("regions-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Masks_are_written_beside_the_results_under_a_name_of_their_entry()
    {
        var result = Ask("consensus.masks", Masks([1, 1, 0, 0], [1, 0, 0, 0], [1, 1, 1, 0]));
        var majority = result.GetProperty("majority_gt50");
        majority.GetProperty("voxels").GetInt32().ShouldBe(2);
        majority.GetProperty("file").GetString().ShouldBe("a%2Fb.majority_gt50.u8");
        File.ReadAllBytes(Path.Combine(folder, "a%2Fb.majority_gt50.u8")).ShouldBe([1, 1, 0, 0]);
        result.EnumerateObject().Count().ShouldBe(7);
    }

    [Fact]
    public void STAPLE_of_two_readers_is_undefined_and_of_three_writes_its_posterior()
    {
        Ask("staple.binary", Masks([1, 1, 0, 0], [1, 0, 0, 0])).GetProperty("undefined").GetString().ShouldBe("stapleNotIdentifiedBelow3Readers");
        var result = Ask("staple.binary", Masks([1, 1, 0, 0], [1, 0, 0, 0], [1, 1, 0, 0]));
        new FileInfo(Path.Combine(folder, result.GetProperty("posteriorFile").GetString()!)).Length.ShouldBe(4 * 8);
        result.GetProperty("sensitivity").GetArrayLength().ShouldBe(3);
        Ask("staple.multiLabel", Masks([1, 2, 0, 0], [1, 2, 0, 0], [1, 2, 0, 0])).GetProperty("outputCounts").GetProperty("2").GetInt32().ShouldBe(1);
    }

    [Fact]
    public void A_part_that_an_empty_region_leaves_undefined_is_null()
    {
        var pair = Ask("overlap.pairwise", Masks([1, 1, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0])).GetProperty("pairs");
        (pair[0].GetProperty("dice").GetDouble(), pair[0].GetProperty("surface").ValueKind).ShouldBe((0, JsonValueKind.Null));
        pair[2].GetProperty("dice").ValueKind.ShouldBe(JsonValueKind.Null);
        var votes = Ask("consensus.votes", Masks([0, 0, 0, 0]));
        (votes.GetProperty("generalizedConformityIndex").ValueKind, votes.GetProperty("meanPairwiseDice").ValueKind).ShouldBe((JsonValueKind.Null, JsonValueKind.Null));
        votes.GetProperty("consensusVoxelCounts").GetProperty("union").GetInt32().ShouldBe(0);
    }

    [Fact]
    public void A_polygon_that_is_none_has_no_size_and_joins_no_pair()
    {
        var result = Ask("contour.geometry", Written("""{"polygons": [[[0,0],[4,4],[4,0],[0,4]], [[0,0],[4,0],[4,4],[0,4],[0,0]], [[1,1],[3,1]], [], [[2,0],[6,0],[6,4],[2,4]]]}"""));
        var polygons = result.GetProperty("perPolygon").EnumerateArray().ToList();
        polygons.Select(p => p.GetProperty("valid").GetBoolean()).ShouldBe([false, true, false, false, true]);
        polygons.Select(p => p.GetProperty("area").ValueKind).ShouldBe([JsonValueKind.Null, JsonValueKind.Number, JsonValueKind.Null, JsonValueKind.Null, JsonValueKind.Number]);
        (polygons[2].GetProperty("perimeter").GetDouble(), polygons[3].GetProperty("perimeter").GetDouble()).ShouldBe((4.0, 0.0));
        var pair = result.GetProperty("pairs").EnumerateArray().ShouldHaveSingleItem();
        (pair.GetProperty("a").GetInt32(), pair.GetProperty("b").GetInt32()).ShouldBe((2, 5));
        pair.GetProperty("intersectionArea").GetDouble().ShouldBe(8, 1e-9);
    }

    [Fact]
    public void Marks_are_numbered_in_the_order_of_the_file_and_axes_without_a_short_one_make_no_ellipse()
    {
        Ask("lesionMatching", Written("""[{"reader":"a","x":0,"y":0,"z":0,"longAxisMm":20},{"reader":"b","x":90,"y":0,"z":0,"longAxisMm":20},{"reader":"b","x":1,"y":0,"z":0,"longAxisMm":20}]"""))
            .GetProperty("clusters").EnumerateArray().Select(c => c.GetInt32()).ShouldBe([0, 1, 0]);
        var recist = Ask("recistConsensus", Written("""[{"longA":[0,0,5],"longB":[3,4,5]}]"""));
        recist.GetProperty("medianLong").GetDouble().ShouldBe(5);
        (recist.GetProperty("ellipse").ValueKind, recist.GetProperty("wCVLogLong").ValueKind, recist.GetProperty("medianShort").ValueKind).ShouldBe((JsonValueKind.Null, JsonValueKind.Null, JsonValueKind.Null));
    }

    [Theory]
    [InlineData("lesionMatching", """[{"reader":"a","x":0,"y":0,"longAxisMm":20}]""")]
    [InlineData("lesionMatching", "{}")]
    [InlineData("recistConsensus", """[{"longA":[0,0],"longB":[3,4,5]}]""")]
    [InlineData("contour.geometry", """{"polygons": [[[0]]]}""")]
    [InlineData("contour.geometry", "no JSON")]
    public void A_file_of_another_form_is_refused(string statistic, string text) => Should.Throw<CommandRefusal>(() => Ask(statistic, Written(text)));

    [Fact]
    public void A_mask_of_another_size_and_sizes_that_are_none_are_refused()
    {
        Should.Throw<CommandRefusal>(() => Ask("consensus.votes", Masks([1, 0, 0]))).Message.ShouldContain("3 bytes where the grid has 4 voxels");
        Should.Throw<CommandRefusal>(() => Ask("consensus.votes", Masks([1, 0, 0, 0]), """{"dimsZYX": [1.5, 2, 2], "spacingZYX": [1, 1, 1]}"""));
        Should.Throw<CommandRefusal>(() => Ask("consensus.votes", Masks([1, 0, 0, 0]), "{}"));
        Should.Throw<CommandRefusal>(() => Ask("consensus.votes", []));
    }

    private JsonElement Ask(string statistic, string[] input, string parameters = """{"dimsZYX": [1, 1, 4], "spacingZYX": [1, 0.5, 0.5]}""")
    {
        using var given = JsonDocument.Parse(parameters);
        var request = new StatisticRequest("a/b", statistic, input, new RequestParameters(given.RootElement.Clone()), new BatchFolders(folder, folder));
        return JsonSerializer.SerializeToElement(StatisticGroups.Find(statistic).ShouldNotBeNull()(request));
    }

    private string[] Masks(params byte[][] readers)
    {
        for (var i = 0; i < readers.Length; i++)
        {
            File.WriteAllBytes(Path.Combine(folder, $"reader{i}"), readers[i]);
        }

        return [.. readers.Select((_, i) => $"reader{i}")];
    }

    private string[] Written(string text)
    {
        File.WriteAllText(Path.Combine(folder, "input.json"), text);
        return ["input.json"];
    }
}
