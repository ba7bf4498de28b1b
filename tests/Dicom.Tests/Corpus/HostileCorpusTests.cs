namespace CrowdAnnotate.Dicom.Tests;

/// <summary>Files that must be refused, each at its place, from memory and from disk alike.</summary>
public class HostileCorpusTests
{
    private static readonly Lazy<Dictionary<string, HostileFile>> Files = new(() => HostileFile.All().ToDictionary(f => f.Name));

    public static IEnumerable<TheoryDataRow<string>> Names() => Files.Value.Keys.Select(name => new TheoryDataRow<string>(name));

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_refused_at_its_place(string name)
    {
        var (file, bytes) = (Files.Value[name], Files.Value[name].Bytes);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var refusal = Reading.Refused(bytes);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(256L << 20);
        refusal.ToString().ShouldSatisfyAllConditions(
            () => refusal.Tag.ShouldBe(new DicomTag((ushort)(file.Tag >> 16), (ushort)file.Tag), refusal.ToString()),
            () => refusal.Offset.ShouldBe(file.Offset, refusal.ToString()));
        Reading.RefusedFromDisk(bytes).ShouldBe(refusal);
    }

    [Fact]
    public void There_are_enough_of_them() => Files.Value.Count.ShouldBeGreaterThan(200);
}
