using System.Text.Json;

namespace CrowdAnnotate.Dicom.Tests;

/// <summary>dcm2json and pydicom show every attribute as we do: real files as they are, and made ones in every encoding we write.</summary>
public class JsonJudgeTests
{
    private const string ToJson = """
        import sys, json, pydicom
        for path in sys.argv[1:]:
            print(json.dumps(pydicom.dcmread(path, force=True).to_json_dict(10**9, None, suppress_invalid_tags=True)))
        """;

    private static readonly string Shared = Path.Combine(Root(new DirectoryInfo(AppContext.BaseDirectory)), "..", "shared", "data");

    private static string Root(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "CrowdAnnotate.sln")) ? folder.FullName : Root(folder.Parent!);

    private static List<string> RealFiles()
    {
        var folder = Path.Combine(Shared, "dicom");
        Assert.SkipUnless(Directory.Exists(folder), "shared/data/dicom is not here");
        return [.. Directory.GetFiles(folder, "*.*", SearchOption.AllDirectories).Where(f => f.EndsWith(".dcm") || f.EndsWith(".seg")).Order()];
    }

    [Fact]
    public void Dcm2json_shows_real_files_as_we_do()
    {
        Judge.Needs("dcm2json");
        Dcmtk(RealFiles()).ShouldBeEmpty();
    }

    [Fact]
    public void Pydicom_shows_real_files_as_we_do() => Pydicom(RealFiles()).ShouldBeEmpty();

    [Fact]
    public void What_we_write_in_every_encoding_is_shown_as_its_source_is()
    {
        Judge.Needs("dcm2json");
        var folder = Directory.CreateTempSubdirectory("written-");
        try
        {
            var written = RealFiles().Where(IsSmall).SelectMany(f => Written(f, folder.FullName)).ToList();
            written.Count.ShouldBeGreaterThan(50);
            Dcmtk(written).ShouldBeEmpty();
            Pydicom(written).ShouldBeEmpty();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>All VRs, standard and private, in items of items, in thirteen character sets; the first in every encoding, the others in a quarter of them each.</summary>
    [Fact]
    public void Any_sound_data_set_in_every_encoding_is_shown_as_we_show_it()
    {
        Judge.Needs("dcm2json");
        var folder = Directory.CreateTempSubdirectory("sound-");
        try
        {
            var written = SoundDataset.CharacterSets.SelectMany((set, i) => Ways(isCompressed: false).Where((_, j) => i == 0 || j % 4 == i % 4).Select((way, j) =>
            {
                var path = Path.Combine(folder.FullName, $"{i}-{j}.dcm");
                File.WriteAllBytes(path, DicomWriter.Write(CsCheck.Check.Single(SoundDataset.Any(set)), way.Syntax, way.Options));
                return path;
            })).ToList();
            Dcmtk(written).ShouldBeEmpty();
            Pydicom(written).ShouldBeEmpty();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void What_we_write_has_no_error_that_its_source_has_not()
    {
        Judge.Needs("dciodvfy");
        var folder = Directory.CreateTempSubdirectory("written-");
        try
        {
            foreach (var source in RealFiles().Where(IsSmall))
            {
                var before = Errors(source);

                // It does not read a deflated data set.
                foreach (var path in Written(source, folder.FullName).Where(p => !Reading.Accepted(File.ReadAllBytes(p)).TransferSyntax.IsDeflated))
                {
                    Errors(path).Except(before).ShouldBeEmpty($"{Path.GetFileName(path)}");
                }
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Dcmdump_reads_what_we_write_of_any_data_set()
    {
        Judge.Needs("dcmdump");
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.dcm");
        try
        {
            foreach (var (syntax, options) in Ways(isCompressed: false))
            {
                var dataset = CsCheck.Check.Single(AnyDataset.Native);
                File.WriteAllBytes(path, DicomWriter.Write(dataset, syntax, options));
                var (code, _, error) = Judge.Run("dcmdump", "", "-q", path);
                code.ShouldBe(0, $"{syntax} {options}: {error}");
                error.Split('\n').Where(l => l.StartsWith("E:")).ToList().ShouldBeEmpty($"{syntax} {options}");
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static bool IsSmall(string path) => new FileInfo(path).Length < 25_000;

    private static IEnumerable<string> Written(string source, string folder)
    {
        var file = Reading.Accepted(File.ReadAllBytes(source));
        var number = 0;
        foreach (var (syntax, options) in Ways(file.TransferSyntax.IsEncapsulated))
        {
            var path = Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(source)}-{source.GetHashCode():X}-{number++}.dcm");
            using (var target = File.Create(path))
            {
                DicomWriter.Write(target, file.Dataset, syntax.IsEncapsulated ? file.TransferSyntax : syntax, options);
            }

            yield return path;
        }
    }

    private static IEnumerable<(DicomTransferSyntax Syntax, DicomWriteOptions Options)> Ways(bool isCompressed) => isCompressed
        ? Enum.GetValues<OffsetTable>().Select(t => (DicomTransferSyntax.Find(new Primitives.Uid(Syntaxes.JpegLossless))!, new DicomWriteOptions { OffsetTable = t }))
        : from uid in new[] { Syntaxes.Implicit, Syntaxes.Explicit, Syntaxes.Big, Syntaxes.Deflated }
          from defined in new[] { false, true }
          select (DicomTransferSyntax.Find(new Primitives.Uid(uid))!, new DicomWriteOptions { DefinedLengths = defined });

    private static List<string> Errors(string path) => [.. Judge.Run("dciodvfy", "", path).Error.Split('\n').Where(l => l.StartsWith("Error")).Distinct()];

    // dcm2json does not show compressed pixel data, nor the rest of a file that has them.
    private static List<string> Dcmtk(List<string> paths) =>
        [.. paths.Where(p => !Reading.Accepted(File.ReadAllBytes(p)).TransferSyntax.IsEncapsulated).SelectMany(path => Dcmtk(path).Select(d => $"{Path.GetFileName(path)} {d}"))];

    private static List<string> Dcmtk(string path)
    {
        var (code, output, error) = Judge.Run("dcm2json", "", "-q", "-ee", "-fc", path);
        code.ShouldBe(0, $"{path}: {error}");
        using var theirs = JsonDocument.Parse(output, new JsonDocumentOptions { MaxDepth = 200 });
        return JsonComparison.Differences(Ours(path), theirs.RootElement);
    }

    // pydicom leaves the words of a big endian file as they lie; that they must be little endian here is for dcm2json to judge.
    private static bool IsOfWords(string path, string difference) =>
        difference.EndsWith(" bytes", StringComparison.Ordinal) && Reading.Accepted(File.ReadAllBytes(path)).TransferSyntax.IsBigEndian;

    private static List<string> Pydicom(List<string> paths)
    {
        var lines = Judge.Pydicom(ToJson, "", [.. paths]).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(paths.Count);
        return [.. paths.Zip(lines).SelectMany(pair => JsonComparison.Differences(Ours(pair.First), JsonDocument.Parse(pair.Second, new JsonDocumentOptions { MaxDepth = 200 }).RootElement)
            .Where(d => !IsOfWords(pair.First, d)).Select(d => $"{Path.GetFileName(pair.First)} {d}"))];
    }

    private static JsonElement Ours(string path)
    {
        using var target = new MemoryStream();
        using (var writer = new Utf8JsonWriter(target, new JsonWriterOptions { MaxDepth = 200 }))
        {
            DicomJson.Write(writer, Reading.Accepted(File.ReadAllBytes(path)).Dataset, DicomJson.ByLength(long.MaxValue, pointer => pointer));
        }

        return JsonDocument.Parse(target.ToArray(), new JsonDocumentOptions { MaxDepth = 200 }).RootElement;
    }
}
