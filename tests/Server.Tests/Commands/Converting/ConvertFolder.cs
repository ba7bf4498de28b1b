using CrowdAnnotate.Aim;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Interchange;
using CrowdAnnotate.Interchange.Regions;
using CrowdAnnotate.Interchange.RtStruct;
using CrowdAnnotate.Interchange.Seg;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Server.Tests.Hosting;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Server.Tests.Commands.Converting;

/// <summary>A folder with the images of a phantom, and with annotations made on them.</summary>
internal sealed class ConvertFolder : IDisposable
{
    private static readonly Making Made = new(new DateTime(2026, 11, 28, 18, 0, 0, DateTimeKind.Utc), "0.1.0", "quiet-fox", Provenance.None);
    private static readonly Segment Meaning = Segment.Lesion("L1", new Tracking("L1", new Uid("2.25.4001")));
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("aim-convert-");

    public ConvertFolder()
    {
        Directory.CreateDirectory(Images);
        var files = PhantomSeries.Of(907).Files;
        for (var i = 0; i < files.Count; i++)
        {
            File.WriteAllBytes(Path.Combine(Images, $"{i}.dcm"), files[i]);
        }

        SourceSeries.TryOf([.. files.Select(f => Dicom(f).Dataset)], out var source, out var refusal).ShouldBeTrue(refusal?.ToString());
        Source = source!;
    }

    public SourceSeries Source { get; }

    public string Images => In("images");

    public string In(string name) => Path.Combine(folder.FullName, name);

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>A region on slices 3, 4 and 8 with a hole in slice 3: what lies between is empty.</summary>
    public Mask Mask
    {
        get
        {
            var mask = new Mask(Source.Grid, new byte[Source.Grid.VoxelCount]);
            foreach (var (x, y, z) in from z in new[] { 3, 4, 8 } from y in Enumerable.Range(40, 20) from x in Enumerable.Range(30, 25 - z) select (x, y, z))
            {
                var isHole = z == 3 && x is > 35 and < 40 && y is > 45 and < 50;
                mask.Voxels[(((z * Source.Grid.Rows) + y) * Source.Grid.Columns) + x] = (byte)(isHole ? 0 : 1);
            }

            return mask;
        }
    }

    public ImageAnnotationCollection Aim() => new AimOfRegions(Source, Made, Uids(1)).Of((Meaning, Mask)).Result;

    public string Xml(string name = "a.xml") => Put(name, System.Text.Encoding.UTF8.GetBytes(AimXml.Write(Aim())));

    public string Seg(string name = "a.seg.dcm", Provenance? provenance = null) =>
        Put(name, Saved(SegWriter.Write(Segmentation.Binary((Meaning, Mask)), Source, Made with { Provenance = provenance ?? Provenance.None }, Uids(2)).Result));

    /// <summary>A probability map that is 0.8 within the mask.</summary>
    public string ProbabilityMap()
    {
        var map = new SegmentRegion(1, new Segment("Map", Meaning.Category, Meaning.Type, SegmentOrigin.Automatic, "made"), new Volume(Source.Grid, Array.ConvertAll(Mask.Voxels, v => v * 0.8f)));
        return Put("p.seg.dcm", Saved(SegWriter.Write(new Segmentation(SegmentationKind.Probability, Source.Grid, [map]), Source, Made, Uids(4)).Result));
    }

    /// <summary>A document with the region on these images and one on those of another series, which lie in the folder too then.</summary>
    public string OnTwoSeries(out SourceSeries other)
    {
        var files = PhantomSeries.Of(908).Files;
        for (var i = 0; i < files.Count; i++)
        {
            File.WriteAllBytes(Path.Combine(Images, $"other-{i}.dcm"), files[i]);
        }

        SourceSeries.TryOf([.. files.Select(f => Dicom(f).Dataset)], out var source, out var refusal).ShouldBeTrue(refusal?.ToString());
        other = source!;
        var (here, there) = (Aim(), new AimOfRegions(other, Made, Uids(5)).Of((Meaning, new Mask(other.Grid, Mask.Voxels))).Result);
        return Put("two.xml", System.Text.Encoding.UTF8.GetBytes(AimXml.Write(new ImageAnnotationCollection(
            here.UniqueIdentifier, here.StudyInstanceUid, here.SeriesInstanceUid, here.DateTime, [.. here.ImageAnnotations, .. there.ImageAnnotations], user: here.User))));
    }

    public string RtStruct(string name = "a.rt.dcm") =>
        Put(name, Saved(StructureSetWriter.Write([OutlinedRegion.Of(Meaning, Mask)], Source, Made, Uids(3)).Result));

    public string Put(string name, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(In(name))!);
        File.WriteAllBytes(In(name), bytes);
        return In(name);
    }

    /// <summary>`aim convert` of a file into another of this folder, with the images where asked for.</summary>
    public async Task<(int Code, string Out, string Error)> ConvertAsync(string input, string to, string output, bool images = false, params string[] more) =>
        await InConsole.RunAsync(["aim", "convert", input, "--to", to, "--out", In(output), .. images ? new[] { "--images", Images } : [], .. more]);

    /// <summary>As <see cref="ConvertAsync"/>, of what must succeed; gives the path of the result.</summary>
    public async Task<string> DoneAsync(string input, string to, string output, bool images = false, params string[] more)
    {
        var (code, _, error) = await ConvertAsync(input, to, output, images, more);
        code.ShouldBe(0, error);
        return In(output);
    }

    public static DicomFile Dicom(byte[] bytes)
    {
        DicomFile.TryRead(bytes, out var file, out var refusal).ShouldBeTrue(refusal?.ToString());
        return file!;
    }

    public byte[] VoxelsOfSeg(string path)
    {
        SegReader.TryRead(Dicom(File.ReadAllBytes(path)), Source, out var reading, out var refusal).ShouldBeTrue(refusal?.ToString());
        return reading!.Segmentation.Regions.ShouldHaveSingleItem().Mask.ToMask().Voxels;
    }

    public PlacedRegion Placed(string path)
    {
        StructureSetReader.TryRead(Dicom(File.ReadAllBytes(path)), out var set, out var refusal).ShouldBeTrue(refusal?.ToString());
        return ContourPlacing.Place(set!.Rois.ShouldHaveSingleItem(), Source);
    }

    private static byte[] Saved(DicomDataset dataset)
    {
        using var bytes = new MemoryStream();
        DerivedObject.Save(bytes, dataset);
        return bytes.ToArray();
    }

    private static Func<Uid> Uids(int kind)
    {
        var next = 0;
        return () => new Uid($"2.25.907{kind}{++next}");
    }
}
