using System.Text;

namespace CrowdAnnotate.Dicom.Tests;

/// <summary>Profile files: the documented one is read, what is not understood is refused with its place.</summary>
public class ProfileFileTests
{
    private static string Documentation()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CrowdAnnotate.sln")))
        {
            folder = folder.Parent!;
        }

        return File.ReadAllText(Path.Combine(folder.FullName, "docs", "deidentification.md"));
    }

    [Fact]
    public void The_example_of_the_documentation_does_what_is_written_there()
    {
        var text = Documentation();
        var start = text.IndexOf("```json", StringComparison.Ordinal) + "```json".Length;
        DeidentificationProfile.Read(Encoding.UTF8.GetBytes(text[start..text.IndexOf("```", start, StringComparison.Ordinal)]), out var profile).ShouldBeNull();
        (profile!.Name, profile.NamesScanner, profile.HoldsFaces).ShouldBe(("with dates", true, true));
        var file = Plant.Image();
        file.Dataset.AddOrUpdate(DicomTag.StudyDate, "19631122").AddOrUpdate(DicomTag.PatientSex, "F").AddOrUpdate(DicomTag.PatientAge, "097Y").AddOrUpdate(new DicomTag(0x0010, 0x2160), "X");
        new Deidentification(profile, new DeidentificationKey(new byte[32])).Apply(file, out var result).ShouldBeNull();
        var made = result!.Dataset;
        (made.GetString(DicomTag.StudyDate), made.GetString(DicomTag.PatientSex), made.GetString(DicomTag.PatientAge), made.Contains(new DicomTag(0x0010, 0x2160)))
            .ShouldBe(("19631122", "F", "090Y", false));
        made.GetString(DicomTag.LongitudinalTemporalInformationModified).ShouldBe("UNMODIFIED");
    }

    [Theory]
    [InlineData("basic")]
    [InlineData("public")]
    [InlineData("research")]
    public void The_documentation_gives_the_codes_of_the_built_in_profiles(string name)
    {
        new Deidentification(DeidentificationProfile.BuiltIn(name)!, new DeidentificationKey(new byte[32])).Apply(Plant.Image(), out var result).ShouldBeNull();
        Documentation().ShouldContain($"| {string.Join(' ', result!.Report.Codes)} |");
    }

    [Theory]
    [InlineData("""{"options":[]}""", "$.name")]
    [InlineData("""{"name":"a","nope":1}""", "$.nope")]
    [InlineData("""{"name":"a","options":["retainEverything"]}""", "$.options[0]")]
    [InlineData("""{"name":"a","options":["retainFullDates","retainModifiedDates"]}""", "$.options")]
    [InlineData("""{"name":"a","scanner":"keep"}""", "$.scanner")]
    [InlineData("""{"name":"a","faces":true}""", "$.faces")]
    [InlineData("""{"name":"a","attributes":{"00090010":"K"}}""", "$.attributes.00090010")]
    [InlineData("""{"name":"a","attributes":{"PatientSex":"Q"}}""", "$.attributes.PatientSex")]
    [InlineData("""{"name":"<script>"}""", "$.name")]
    [InlineData("[]", "$")]
    [InlineData("{", "line 1")]
    public void What_is_not_understood_is_refused_with_its_place(string json, string place)
    {
        DeidentificationProfile.Read(Encoding.UTF8.GetBytes(json), out var profile).ShouldNotBeNull().ShouldContain(place);
        profile.ShouldBeNull();
    }
}
