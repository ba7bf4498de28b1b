namespace CrowdAnnotate.Radiomics.Morphology;

/// <summary>A triangle of the mesh in one cell, in mm from the cell's first corner.</summary>
/// <param name="Area">mm².</param>
/// <param name="AreaZ">The area projected along z, with the sign of the normal's z, mm².</param>
/// <param name="MeanZ">The mean z of its vertices, mm.</param>
internal readonly record struct CellTriangle(double Area, double AreaZ, double MeanZ)
{
    public static CellTriangle Of((int, int)[] edges, double x, double y, double z)
    {
        var (a, b, c) = (Middle(edges[0], x, y, z), Middle(edges[1], x, y, z), Middle(edges[2], x, y, z));
        var (ux, uy, uz) = (b.X - a.X, b.Y - a.Y, b.Z - a.Z);
        var (vx, vy, vz) = (c.X - a.X, c.Y - a.Y, c.Z - a.Z);
        var (nx, ny, nz) = ((uy * vz) - (uz * vy), (uz * vx) - (ux * vz), (ux * vy) - (uy * vx));
        return new CellTriangle(Math.Sqrt((nx * nx) + (ny * ny) + (nz * nz)) / 2, nz / 2, (a.Z + b.Z + c.Z) / 3);
    }

    private static (double X, double Y, double Z) Middle((int A, int B) edge, double x, double y, double z) => (
        ((edge.A & 1) + (edge.B & 1)) * x / 2,
        ((edge.A >> 1 & 1) + (edge.B >> 1 & 1)) * y / 2,
        ((edge.A >> 2 & 1) + (edge.B >> 2 & 1)) * z / 2);
}
