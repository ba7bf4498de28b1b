namespace CrowdAnnotate.Dicom.Tests;

/// <summary>Files that must be accepted: read from memory and from disk alike, shown, and written so that they are read again.</summary>
public class OddCorpusTests
{
    private static readonly Lazy<Dictionary<string, OddFile>> Files = new(() => OddFile.All().ToDictionary(f => f.Name));

    public static IEnumerable<TheoryDataRow<string>> Names() => Files.Value.Keys.Select(name => new TheoryDataRow<string>(name));

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_accepted(string name)
    {
        var odd = Files.Value[name];

        var file = Reading.Accepted(odd.Bytes);

        if (odd.Note is not null)
        {
            file.Notes.ShouldContain(n => n.Text.Contains(odd.Note));
        }

        using var handle = Reading.OnDisk(odd.Bytes);
        DicomFile.TryRead(handle, out var fromDisk, out var refusal).ShouldBeTrue(refusal?.ToString());
        WritingTests.Lines(fromDisk!.Dataset).ShouldBe(WritingTests.Lines(file.Dataset));
        DicomJson.Read(DicomJson.Write(file.Dataset, _ => "x"), out _).ShouldBeNull();
        Tags(Reading.Accepted(DicomWriter.Write(file.Dataset, file.TransferSyntax)).Dataset).ShouldBe(Tags(file.Dataset));
    }

    [Fact]
    public void There_are_enough_of_them() => Files.Value.Count.ShouldBeGreaterThan(350);

    private static List<string> Tags(DicomDataset dataset) => [.. dataset.Items.SelectMany(i => i is DicomSequence s ? s.Items.SelectMany(Tags).Prepend(i.Tag.ToJsonName()) : [i.Tag.ToJsonName()])];
}
