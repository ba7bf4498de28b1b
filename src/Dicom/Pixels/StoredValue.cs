namespace CrowdAnnotate.Dicom;

/// <summary>A pixel's stored value out of its cell (PS3.5 §8.1.1).</summary>
internal static class StoredValue
{
    /// <summary>BitsStored bits that end at HighBit, with their sign where PixelRepresentation says so.</summary>
    public static long Extract(uint cell, PixelDescription d)
    {
        var bits = ((long)cell >> (d.HighBit + 1 - d.BitsStored)) & ((1L << d.BitsStored) - 1);
        return d.IsSigned && (bits >> (d.BitsStored - 1)) == 1 ? bits - (1L << d.BitsStored) : bits;
    }
}
