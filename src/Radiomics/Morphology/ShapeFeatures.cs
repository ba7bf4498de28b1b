using static CrowdAnnotate.Radiomics.FeatureUnit;

namespace CrowdAnnotate.Radiomics.Morphology;

/// <summary>Morphological features (IBSI family HCUG) that follow from the mesh and the voxel count.</summary>
internal static class ShapeFeatures
{
    public static readonly FeatureFormula<RegionShape>[] All =
    [
        new("morph_volume", "RNU0", "Volume (mesh)", Volume, s => s.Volume),
        new("morph_vol_approx", "YEKZ", "Volume (voxel counting)", Volume, s => s.VoxelVolume),
        new("morph_area_mesh", "C0JK", "Surface area (mesh)", Area, s => s.Area),
        new("morph_av", "2PR5", "Surface to volume ratio", PerLength, s => s.Area / s.Volume),
        new("morph_comp_1", "SKGS", "Compactness 1", None, s => s.Volume / (Math.Sqrt(Math.PI) * Math.Pow(s.Area, 1.5))),
        new("morph_comp_2", "BQWJ", "Compactness 2", None, s => SphereCubed(s) / Math.Pow(s.Area, 3)),
        new("morph_sph_dispr", "KRCK", "Spherical disproportion", None, s => s.Area / Math.Cbrt(SphereCubed(s))),
        new("morph_sphericity", "QCFX", "Sphericity", None, s => Math.Cbrt(SphereCubed(s)) / s.Area),
        new("morph_asphericity", "25C7", "Asphericity", None, s => (s.Area / Math.Cbrt(SphereCubed(s))) - 1),
        new("morph_diam", "L0JK", "Maximum 3D diameter", Length, s => s.Diameter),
    ];

    /// <summary>36πV²: the cube of the surface of the sphere with the same volume.</summary>
    private static double SphereCubed(RegionShape s) => 36 * Math.PI * s.Volume * s.Volume;
}
