using CrowdAnnotate.Dicom;
using CrowdAnnotate.Interchange.RtStruct;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Interchange.Tests.RtStruct;

/// <summary>The structure set of the IBSI phantom, whose mask IBSI gives as voxels too.</summary>
public class RealStructureSetTests
{
    private const string Phantom = "../ibsi/ct_phantom/";

    [Fact]
    public void The_region_of_the_IBSI_phantom_has_the_voxels_that_IBSI_gives()
    {
        var source = Images.Series(Directory.GetFiles(SharedFolder.Dicom(Phantom + "dicom/image")).Select(f => File(f).Dataset));
        var mask = SharedFolder.Dicom(Phantom + "nifti/mask/mask.nii.gz");
        StructureSetReader.TryRead(File(SharedFolder.Dicom(Phantom + "dicom/mask/DCM_RS_00060.dcm")), out var set, out var refusal).ShouldBeTrue(refusal?.ToString());
        var roi = set!.Rois.ShouldHaveSingleItem();
        roi.Meaning.Label.ShouldBe("GTV-1");
        var placed = ContourPlacing.Place(roi, source);
        placed.Notes.ShouldBeEmpty();
        using var stream = System.IO.File.OpenRead(mask);
        NiftiFile.TryReadMask(stream, null, out var theirs, out var problem).ShouldBeTrue(problem);
        var ours = placed.ToMask(source.Grid);
        var (a, b) = (Places(ours), Places(theirs!));
        a.Except(b).Concat(b.Except(a)).Count().ShouldBe(0);
    }

    // NIfTI counts rows the other way; centres are compared in the patient, to a tenth of a millimetre.
    private static HashSet<(double, double, double)> Places(Mask mask)
    {
        var grid = mask.Geometry;
        return [.. Enumerable.Range(0, grid.VoxelCount).Where(i => mask.Voxels[i] != 0).Select(i =>
        {
            var at = grid.ToPatient(new Primitives.IndexPoint(i % grid.Columns, i / grid.Columns % grid.Rows), i / grid.VoxelsPerSlice);
            return (Math.Round(at.X, 1), Math.Round(at.Y, 1), Math.Round(at.Z, 1));
        })];
    }

    private static DicomFile File(string path)
    {
        DicomFile.TryRead(System.IO.File.ReadAllBytes(path), out var file, out var refusal).ShouldBeTrue(refusal?.ToString());
        return file!;
    }
}
