using CrowdAnnotate.Server.Operations;

namespace CrowdAnnotate.Architecture.Tests;

/// <summary>Which slice of the server knows which. A new arrow is written down here on purpose, or not drawn.</summary>
public class SliceTests
{
    private const string Root = "CrowdAnnotate.Server.";

    // Operations puts the server together and lends its words for refusals; Identity says who calls. Everybody may use these two.
    private static readonly string[] Common = ["Operations", "Identity"];

    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["Identity"] = ["Campaigns"],
        ["Archive"] = ["Campaigns", "Reading"],
        ["DicomWeb"] = ["Archive"],
        ["Sending"] = ["Archive", "Campaigns", "DicomWeb", "Exporting"],
        ["Campaigns"] = ["Adjudication", "Archive", "Reading", "CaseConsensus", "Extraction"],
        ["Reading"] = ["Archive", "Campaigns", "Annotations", "Practice"],
        ["Practice"] = ["Archive", "Campaigns", "GivenReadings", "Reading"],
        ["Annotations"] = ["Archive", "Campaigns", "Reading", "CaseConsensus", "Practice"],
        ["CaseConsensus"] = ["Adjudication", "Archive", "Campaigns", "Reading", "Annotations", "CampaignAgreement", "Extraction", "Live"],
        ["Adjudication"] = ["Archive", "Campaigns", "Reading", "Annotations", "CaseConsensus", "Live"],
        ["CampaignAgreement"] = ["Annotations", "Archive", "Campaigns", "CaseConsensus", "GivenReadings", "Live", "Reading"],
        ["Extraction"] = ["Archive", "Campaigns", "Reading", "Annotations", "CaseConsensus", "Live"],
        ["Releases"] = ["Adjudication", "Archive", "Campaigns", "Reading", "Annotations", "CampaignAgreement", "CaseConsensus", "Extraction", "GivenReadings"],
        ["Replays"] = [],
        ["GivenReadings"] = ["Archive", "Campaigns", "Reading", "Annotations"],
        ["Exporting"] = ["Adjudication", "Archive", "Campaigns", "Reading", "Annotations", "CaseConsensus"],
        ["Live"] = ["Campaigns"],
    };

    public static IEnumerable<TheoryDataRow<string>> Slices() =>
        Directory.GetDirectories(Path.Combine(Repository.Root, "src", "Server")).Select(d => Path.GetFileName(d)).Where(n => n is not ("bin" or "obj" or "Properties"))
            .Select(n => new TheoryDataRow<string>(n));

    [Theory]
    [MemberData(nameof(Slices))]
    public void A_slice_knows_only_what_is_written_down(string slice)
    {
        var known = Known(slice);
        if (slice is "Operations")
        {
            known.ShouldNotContain("Commands", "the server does not know the command line");
        }
        else if (slice is not "Commands")
        {
            Arrows.ShouldContainKey(slice, "a slice has its arrows here");
            known.Except(Common).ShouldBeSubsetOf(Arrows[slice]);
        }
    }

    [Fact]
    public void No_arrow_stands_here_that_is_not_in_the_code() =>
        Arrows.SelectMany(a => a.Value.Except(Known(a.Key)).Select(to => $"{a.Key} -> {to}")).ShouldBeEmpty();

    [Fact]
    public void The_annotations_slice_sends_consensus_its_message_and_knows_no_more_of_it() =>
        TypesOf("Annotations").SelectMany(ReferencedTypes.Of).Where(t => t.Namespace == Root + "CaseConsensus").Distinct()
            .ShouldBe([typeof(CrowdAnnotate.Server.CaseConsensus.CaseSubmitted)]);

    private static IEnumerable<Type> TypesOf(string slice) =>
        typeof(ServerHost).Assembly.GetTypes().Where(t => t.DeclaringType is null && (t.Namespace == Root + slice || t.Namespace?.StartsWith(Root + slice + ".", StringComparison.Ordinal) == true));

    private static List<string> Known(string slice) =>
        [.. TypesOf(slice).SelectMany(ReferencedTypes.Of).Select(t => t.Namespace).OfType<string>().Where(n => n.StartsWith(Root, StringComparison.Ordinal))
            .Select(n => n[Root.Length..].Split('.')[0]).Distinct().Where(n => n != slice)];
}
