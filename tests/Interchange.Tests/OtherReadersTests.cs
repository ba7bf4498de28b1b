using CrowdAnnotate.Interchange.RtStruct;
using CrowdAnnotate.Interchange.Seg;
using CrowdAnnotate.Interchange.Tests.Seg;

namespace CrowdAnnotate.Interchange.Tests;

/// <summary>dcmtk and GDCM read what we write without complaint.</summary>
public class OtherReadersTests
{
    [Theory]
    [InlineData("dcmdump")]
    [InlineData("gdcmdump")]
    public void They_read_segmentations_and_structure_sets(string program)
    {
        Judge.Needs(program);
        var source = Images.Of(Images.Oblique(11, 9, 3));
        var mask = Segments.Random(source.Grid, 1);
        var seg = SegWriter.Write(Segmentation.Binary((Segments.Drawn, mask)), source, Images.Made, Images.Uids()).Result;
        var map = SegWriter.Write(Segments.LabelMap(source.Grid, 1, 300), source, Images.Made, Images.Uids()).Result;
        var set = StructureSetWriter.Write([OutlinedRegion.Of(Segments.Drawn, mask)], source, Images.Made, Images.Uids()).Result;
        foreach (var dataset in new[] { seg, map, set })
        {
            using var file = new TemporaryFile(dataset);
            var (code, output, error) = Judge.Run(program, file.Path);
            code.ShouldBe(0, error);
            output.ShouldContain("quiet-fox");
            error.ShouldBeEmpty();
        }
    }
}
