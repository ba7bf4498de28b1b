namespace CrowdAnnotate.Dicom.Tests;

/// <summary>Names of regions and segments stay apart, and names of people behind a title go.</summary>
public class LabelTests
{
    private static readonly DicomTag Regions = new(0x3006, 0x0020);
    private static readonly DicomTag RegionNumber = new(0x3006, 0x0022);
    private static readonly DicomTag RegionName = new(0x3006, 0x0026);
    private static readonly DicomTag Segments = new(0x0062, 0x0002);
    private static readonly DicomTag SegmentNumber = new(0x0062, 0x0004);
    private static readonly DicomTag SegmentDescription = new(0x0062, 0x0006);
    private static readonly Deidentification Profile = new(DeidentificationProfile.BuiltIn("public")!, new DeidentificationKey([.. Enumerable.Range(1, 32).Select(i => (byte)i)]));
    private static readonly IdentityWords Nobody = new(new DicomDataset());

    private static List<string> Labels(DicomTag sequence, DicomTag number, DicomTag label, string[] names)
    {
        var file = Plant.Image();
        var items = names.Select((n, i) => new DicomDataset(file.Dataset).AddOrUpdate(number, i + 3.0).AddOrUpdate(label, n)).ToArray();
        file.Dataset.AddOrUpdate(sequence, items);
        Profile.Apply(file, out var result).ShouldBeNull();
        return [.. Reading.Accepted(DicomWriter.Write(result!.Dataset)).Dataset.GetSequence(sequence).Select(s => s.GetString(label) ?? "")];
    }

    [Theory]
    [InlineData("Lung_L|Lung_R", "Lung_L|Lung_R")]
    [InlineData("Femur_Head_L|Femur_Head_R", "Femur_Head_L|Femur_Head_R")]
    [InlineData("GTV-1|GTV1|GTV-N|CTVn|ITV2", "GTV-1|GTV1|GTV-N|CTVn|ITV2")]
    [InlineData("SpinalCord|BrainStem|LungL", "SpinalCord|BrainStem|LungL")]
    [InlineData("PTV_5040|PTV_6000|PTV", "PTV 3|PTV 4|PTV 5")]
    [InlineData("Lung|lung", "Lung 3|lung 4")]
    [InlineData("PTV_5040|PTV_6000|PTV 4", "PTV 3|PTV 4_|PTV 4")]
    [InlineData("Smith|Jones_L|Lung_S", "N 3|L|Lung")]
    [InlineData("StoneSmith|GTV-NX|DrStone", "N 3|N 4|N 5")]
    public void Names_of_regions_and_segments_stay_apart(string names, string kept)
    {
        Labels(Regions, RegionNumber, RegionName, names.Split('|')).ShouldBe(kept.Replace("N ", "ROI ", StringComparison.Ordinal).Split('|'));
        Labels(Segments, SegmentNumber, DicomTag.SegmentLabel, names.Split('|')).ShouldBe(kept.Replace("N ", "Segment ", StringComparison.Ordinal).Split('|'));
    }

    [Fact]
    public void A_description_keeps_the_side_and_other_text_does_not()
    {
        Labels(Segments, SegmentNumber, SegmentDescription, ["Lung_L", "Lung_R"]).ShouldBe(["Lung_L", "Lung_R"]);
        TextCleaning.Clean("Lung L SpinalCord GTV-N", Nobody).ShouldBe("Lung");
    }

    [Fact]
    public void A_long_name_makes_room_for_its_number()
    {
        var name = string.Join(' ', Enumerable.Repeat("lung", 12)) + " ";
        var made = Labels(Regions, RegionNumber, RegionName, [name + "Smith", name + "Jones"]);
        made.Distinct().Count().ShouldBe(2);
        made.ShouldAllBe(n => n.Length <= 64);
    }

    [Theory]
    [InlineData("Chest Dr Stone", "Chest")]
    [InlineData("Chest Dr. Stone", "Chest")]
    [InlineData("Chest DR. STONE", "Chest")]
    [InlineData("CHEST DR STONE", "CHEST")]
    [InlineData("Prof Stone chest", "chest")]
    [InlineData("Prof. Dr. med. Stone, Chest", "Chest")]
    [InlineData("Mr Stone", "")]
    [InlineData("Mrs. Stone", "")]
    [InlineData("Ms Stone chest", "chest")]
    [InlineData("Dr Head Stone chest", "chest")]
    [InlineData("Dr H. J. Stone chest", "chest")]
    [InlineData("Dr^Stone", "")]
    [InlineData("Dr-Stone", "")]
    [InlineData("Dr Stone CT", "CT")]
    [InlineData("DR CHEST", "DR CHEST")]
    [InlineData("MR Head", "MR Head")]
    public void A_name_behind_a_title_goes_though_it_is_a_word_of_the_vocabulary(string text, string kept) =>
        TextCleaning.Clean(text, Nobody).ShouldBe(kept);
}
