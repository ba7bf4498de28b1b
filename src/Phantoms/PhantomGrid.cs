namespace CrowdAnnotate.Phantoms;

/// <summary>The square, centred grid of a phantom. Slice 0 lies at z = 0; x and y have their zero in the middle.</summary>
internal sealed record PhantomGrid(int Size, int Slices, double PixelSpacing, double SliceSpacing)
{
    /// <summary>Patient x (or y), mm, of a column's (or row's) centre.</summary>
    public double Place(int index) => (index - ((Size - 1) / 2.0)) * PixelSpacing;

    public int FirstColumn(double mm) => Math.Clamp((int)Math.Floor((mm / PixelSpacing) + ((Size - 1) / 2.0)), 0, Size - 1);

    public int LastColumn(double mm) => Math.Clamp((int)Math.Ceiling((mm / PixelSpacing) + ((Size - 1) / 2.0)), 0, Size - 1);
}
