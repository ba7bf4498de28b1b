namespace CrowdAnnotate.Radiomics.Morphology;

/// <summary>What the shape features are made of.</summary>
/// <param name="VoxelVolume">Voxels times voxel volume, mm³.</param>
/// <param name="Volume">Enclosed by the mesh, mm³.</param>
/// <param name="Area">Of the mesh, mm².</param>
/// <param name="Diameter">Largest distance between two mesh vertices, mm.</param>
internal sealed record RegionShape(double VoxelVolume, double Volume, double Area, double Diameter)
{
    public static RegionShape Of(RegionOfInterest region)
    {
        var (volume, area) = MeshMeasure.Of(region);
        var counted = region.VoxelCount * region.ColumnSpacing * region.RowSpacing * region.SliceSpacing;
        return new RegionShape(counted, volume, area, MaximumDiameter.Of(region));
    }
}
