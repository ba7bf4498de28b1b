using CrowdAnnotate.Aim;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Interchange.RtStruct;
using CrowdAnnotate.Interchange.Seg;
using CrowdAnnotate.Interchange.Tests.Seg;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.Tests;

/// <summary>Who made a SEG or RTSTRUCT, in what campaign, and how, read back from it.</summary>
public class ContributionTests
{
    private static readonly SourceSeries Source = Images.Of(Images.Axial(8, 6, 2));

    public static TheoryData<bool> Kinds => [true, false];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Reader_campaign_and_template_come_back(bool isSeg) =>
        Contribution.Read(Written(isSeg, Images.Made, out _)).ShouldBe((Images.Made.Reader, Images.Made.Provenance));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Method_version_and_sources_of_a_consensus_come_back(bool isSeg)
    {
        var provenance = new Provenance("Leber – 病変: protocol 2", null, new ComputedFrom("STAPLE: weighted", "1.2", [new Uid("2.25.1"), new Uid("2.25.2")]));
        Contribution.Read(Written(isSeg, Images.Made with { Reader = null, Provenance = provenance }, out var losses)).ShouldBe((null, provenance));
        losses.ShouldBeEmpty();
    }

    [Fact]
    public void Of_sources_that_do_not_fit_whole_ones_are_left_away_and_told()
    {
        var sources = Enumerable.Range(0, 60).Select(i => new Uid($"1.2.826.0.1.3680043.10.511.{i:D20}")).ToValueList();
        var read = Contribution.Read(Written(true, Images.Made with { Provenance = new Provenance("C", null, new ComputedFrom("STAPLE", null, sources)) }, out var losses));
        losses.ShouldHaveSingleItem().Path.ShouldBe("provenance");
        read.Provenance.Computed!.Sources.ShouldBe(sources.Take(read.Provenance.Computed.Sources.Count));
        read.Provenance.Computed.Sources.Count.ShouldBeInRange(15, 30);
    }

    [Fact]
    public void A_line_break_in_a_name_makes_no_further_fact() =>
        Contribution.Read(Written(true, Images.Made with { Provenance = new Provenance("One\nTemplate: two") }, out _)).Provenance.ShouldBe(new Provenance("One Template: two"));

    [Fact]
    public void What_another_program_says_of_its_contribution_is_not_taken_for_ours()
    {
        var dataset = Written(true, Images.Made, out _);
        dataset.GetSequence(new DicomTag(0x0018, 0xA001))[0].AddOrUpdate(DicomTag.Manufacturer, "Other");
        Contribution.Read(dataset).ShouldBe((null, Provenance.None));
    }

    // As a file holds it.
    private static DicomDataset Written(bool isSeg, Making making, out IReadOnlyList<Loss> losses)
    {
        var mask = Segments.Random(Source.Grid, 1);
        var written = isSeg
            ? SegWriter.Write(Segmentation.Binary((Segments.Drawn, mask)), Source, making, Images.Uids())
            : StructureSetWriter.Write([OutlinedRegion.Of(Segments.Consensus, mask)], Source, making, Images.Uids());
        losses = [.. written.Losses.Where(l => l.Path == "provenance")];
        using var file = new MemoryStream();
        DerivedObject.Save(file, written.Result);
        return DicomFile.TryRead(file.ToArray(), out var read, out var refusal) ? read.Dataset : throw new InvalidOperationException(refusal.ToString());
    }
}
