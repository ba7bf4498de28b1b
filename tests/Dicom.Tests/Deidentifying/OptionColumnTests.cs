using System.Globalization;
using System.Text;

namespace CrowdAnnotate.Dicom.Tests;

/// <summary>The option columns of PS3.15 table E.1-1 under the profiles that take them.</summary>
public class OptionColumnTests
{
    private static readonly DeidentificationKey Key = new([.. Enumerable.Range(1, 32).Select(i => (byte)i)]);
    private static readonly int[] Depths = [0, 1, 3];

    private static DicomDataset Applied(string profile, DicomFile file)
    {
        new Deidentification(DeidentificationProfile.BuiltIn(profile)!, Key).Apply(file, out var result).ShouldBeNull();
        return result!.Dataset;
    }

    [Theory]
    [InlineData("public")]
    [InlineData("research")]
    public void Dates_move_by_the_same_days_at_every_level_and_times_stay(string profile)
    {
        var rows = ActionOfTable.All().Where(r => r.Option("rtnLongModifDatesOpt") == "C" && r.VR.Code is "DA" or "DT" or "TM").ToList();
        rows.Count.ShouldBeGreaterThan(100);
        var failures = new List<string>();
        var shifts = new HashSet<int>();
        foreach (var (row, depth) in rows.SelectMany(r => Depths.Select(d => (r, d))))
        {
            var text = Plant.Level(Applied(profile, Plant.In(row.Tag, row.VR, depth)), depth).GetString(row.Tag) ?? "";
            if (row.VR == DicomVR.TM ? text != "112233.445566" : text.Length < 8 || (row.VR == DicomVR.DT && text[8..] != "112233.445566"))
            {
                failures.Add($"{row.Tag} {row.VR} at depth {depth}: {text}");
            }
            else if (row.VR != DicomVR.TM)
            {
                shifts.Add(DateOnly.ParseExact(text[..8], "yyyyMMdd", CultureInfo.InvariantCulture).DayNumber - new DateOnly(1963, 11, 22).DayNumber);
            }
        }

        failures.ShouldBeEmpty($"{failures.Count} of {rows.Count * Depths.Length}");
        shifts.ShouldHaveSingleItem().ShouldNotBe(0);
    }

    [Theory]
    [InlineData("public")]
    [InlineData("research")]
    public void Cleaned_attributes_hold_nothing_planted(string profile)
    {
        string[] columns = ["cleanDescOpt", "cleanStructContOpt", "cleanGraphOpt"];
        var rows = ActionOfTable.All().Where(r => columns.Any(c => r.Option(c) == "C")).ToList();
        rows.Count.ShouldBeGreaterThan(120);
        var failures = rows.SelectMany(r => Depths.Select(d => (r.Tag, r.VR, d))).Where(p =>
            DicomWriter.Write(Applied(profile, Plant.In(p.Tag, p.VR, p.d))).AsSpan().IndexOf("Zyxwv"u8) >= 0).ToList();
        failures.ShouldBeEmpty($"{failures.Count} of {rows.Count * Depths.Length}");
    }

    [Fact]
    public void Descriptors_keep_known_words_and_lose_names_dates_and_numbers()
    {
        var rows = ActionOfTable.All().Where(r => r.Option("cleanDescOpt") == "C" && r.VR.Code is "LO" or "SH" or "ST" or "LT" or "UT").ToList();
        var failures = new List<string>();
        foreach (var row in rows)
        {
            var file = Plant.Image();
            file.Dataset.AddOrUpdate(new DicomElement(row.Tag, row.VR, Encoding.ASCII.GetBytes("LIVER Smith 5551234")));
            var made = Applied("public", file);
            var text = made.GetString(row.Tag) ?? "";
            var bytes = DicomWriter.Write(made).AsSpan();
            if (!text.Contains("LIVER", StringComparison.Ordinal) || bytes.IndexOf("Smith"u8) >= 0 || bytes.IndexOf("5551234"u8) >= 0)
            {
                failures.Add($"{row.Tag} {row.VR}: {text}");
            }
        }

        failures.ShouldBeEmpty($"{failures.Count} of {rows.Count}");
    }

    [Theory]
    [InlineData("LIVER VENOUS T1 5mm", "Smith John 1961-03-04")]
    [InlineData("CT ABDOMEN", "Dr. O'Hara called +1 555 123 4567")]
    [InlineData("CHEST", "MRN 00471193")]
    [InlineData("HEAD", "born 4 March 1961 in Springfield")]
    [InlineData("LIVER", "Müller geb. 04.03.61")]
    [InlineData("T1", "4711-93 jane@example.org")]
    [InlineData("LIVER", "19610304")]
    public void Planted_identity_does_not_survive_in_descriptors_and_technique_does(string technique, string identity)
    {
        var file = Plant.Image();
        file.Dataset.ConvertToUtf8();
        file.Dataset.AddOrUpdate(DicomTag.SeriesDescription, $"{technique} {identity}").AddOrUpdate(DicomTag.StudyDescription, $"{identity} {technique}");
        var made = Applied("public", file);
        var text = Encoding.UTF8.GetString(DicomWriter.Write(made));
        foreach (var word in identity.Split(' ', ',').Where(w => w.Length > 3 && w != "March" && w != "born"))
        {
            text.ShouldNotContain(word, Case.Insensitive);
        }

        foreach (var word in technique.Split(' '))
        {
            made.GetString(DicomTag.SeriesDescription).ShouldNotBeNull().ShouldContain(word);
            made.GetString(DicomTag.StudyDescription).ShouldNotBeNull().ShouldContain(word);
        }
    }

    [Theory]
    [InlineData("basic", "113100")]
    [InlineData("public", "113100 113103 113104 113105 113107 113108")]
    [InlineData("research", "113100 113103 113104 113105 113107 113108 113111")]
    public void The_image_says_which_options_were_taken(string profile, string codes) =>
        Applied(profile, Plant.Image()).GetSequence(DicomTag.DeidentificationMethodCodeSequence).Select(c => c.GetString(DicomTag.CodeValue))
            .ShouldBe(codes.Split(' '));
}
