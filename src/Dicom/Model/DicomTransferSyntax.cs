using System.Collections.Frozen;
using System.Globalization;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Dicom;

/// <summary>How a data set is encoded (PS3.5 annex A), by its UID.</summary>
public sealed class DicomTransferSyntax
{
    public static readonly DicomTransferSyntax ImplicitVRLittleEndian = new("1.2.840.10008.1.2", "Implicit VR Little Endian") { IsExplicitVR = false };
    public static readonly DicomTransferSyntax ExplicitVRLittleEndian = new("1.2.840.10008.1.2.1", "Explicit VR Little Endian");
    public static readonly DicomTransferSyntax DeflatedExplicitVRLittleEndian = new("1.2.840.10008.1.2.1.99", "Deflated Explicit VR Little Endian") { IsDeflated = true };
    public static readonly DicomTransferSyntax ExplicitVRBigEndian = new("1.2.840.10008.1.2.2", "Explicit VR Big Endian") { IsBigEndian = true };

    private static readonly FrozenDictionary<string, DicomTransferSyntax> Known = ((DicomTransferSyntax[])
    [
        ImplicitVRLittleEndian, ExplicitVRLittleEndian, DeflatedExplicitVRLittleEndian, ExplicitVRBigEndian,
        Encapsulated("1.2.840.10008.1.2.1.98", "Encapsulated Uncompressed Explicit VR Little Endian"),
        Encapsulated("1.2.840.10008.1.2.4.50", "JPEG Baseline"),
        Encapsulated("1.2.840.10008.1.2.4.51", "JPEG Extended"),
        .. RetiredJpeg(),
        Encapsulated("1.2.840.10008.1.2.4.57", "JPEG Lossless"),
        Encapsulated("1.2.840.10008.1.2.4.70", "JPEG Lossless, First-Order Prediction"),
        Encapsulated("1.2.840.10008.1.2.4.80", "JPEG-LS Lossless"),
        Encapsulated("1.2.840.10008.1.2.4.81", "JPEG-LS Near-Lossless"),
        Encapsulated("1.2.840.10008.1.2.4.90", "JPEG 2000 Lossless"),
        Encapsulated("1.2.840.10008.1.2.4.91", "JPEG 2000"),
        Encapsulated("1.2.840.10008.1.2.4.92", "JPEG 2000 Part 2 Lossless"),
        Encapsulated("1.2.840.10008.1.2.4.93", "JPEG 2000 Part 2"),
        Encapsulated("1.2.840.10008.1.2.4.100", "MPEG2 Main Profile, Main Level"),
        Encapsulated("1.2.840.10008.1.2.4.101", "MPEG2 Main Profile, High Level"),
        Encapsulated("1.2.840.10008.1.2.4.102", "MPEG-4 AVC/H.264 High Profile, Level 4.1"),
        Encapsulated("1.2.840.10008.1.2.4.103", "MPEG-4 AVC/H.264 BD-compatible High Profile, Level 4.1"),
        Encapsulated("1.2.840.10008.1.2.4.104", "MPEG-4 AVC/H.264 High Profile, Level 4.2 for 2D Video"),
        Encapsulated("1.2.840.10008.1.2.4.105", "MPEG-4 AVC/H.264 High Profile, Level 4.2 for 3D Video"),
        Encapsulated("1.2.840.10008.1.2.4.106", "MPEG-4 AVC/H.264 Stereo High Profile, Level 4.2"),
        Encapsulated("1.2.840.10008.1.2.4.107", "HEVC/H.265 Main Profile, Level 5.1"),
        Encapsulated("1.2.840.10008.1.2.4.108", "HEVC/H.265 Main 10 Profile, Level 5.1"),
        Encapsulated("1.2.840.10008.1.2.4.201", "High-Throughput JPEG 2000 Lossless"),
        Encapsulated("1.2.840.10008.1.2.4.202", "High-Throughput JPEG 2000 with RPCL Lossless"),
        Encapsulated("1.2.840.10008.1.2.4.203", "High-Throughput JPEG 2000"),
        new("1.2.840.10008.1.2.4.94", "JPIP Referenced"),
        new("1.2.840.10008.1.2.4.95", "JPIP Referenced Deflate") { IsDeflated = true },
        Encapsulated("1.2.840.10008.1.2.4.110", "JPEG XL Lossless"),
        Encapsulated("1.2.840.10008.1.2.4.111", "JPEG XL JPEG Recompression"),
        Encapsulated("1.2.840.10008.1.2.4.112", "JPEG XL"),
        new("1.2.840.10008.1.2.4.204", "JPIP HTJ2K Referenced"),
        new("1.2.840.10008.1.2.4.205", "JPIP HTJ2K Referenced Deflate") { IsDeflated = true },
        Encapsulated("1.2.840.10008.1.2.7.1", "SMPTE ST 2110-20 Uncompressed Progressive Active Video"),
        Encapsulated("1.2.840.10008.1.2.7.2", "SMPTE ST 2110-20 Uncompressed Interlaced Active Video"),
        Encapsulated("1.2.840.10008.1.2.7.3", "SMPTE ST 2110-30 PCM Digital Audio"),
        new("1.2.840.10008.1.20", "Papyrus 3 Implicit VR Little Endian, retired") { IsExplicitVR = false },
        new("1.2.840.113619.5.2", "Implicit VR Little Endian with big endian pixel data, private to GE") { IsExplicitVR = false, PixelsAreBigEndian = true },
        Encapsulated("1.2.840.10008.1.2.5", "RLE Lossless"),
        Encapsulated("1.2.840.10008.1.2.8.1", "Deflated Image Frame Compression"),
    ]).ToFrozenDictionary(t => t.Uid.Value);

    private DicomTransferSyntax(string uid, string name)
    {
        (Uid, Name) = (new Uid(uid), name);
    }

    public Uid Uid { get; }

    public string Name { get; }

    public bool IsExplicitVR { get; private init; } = true;

    public bool IsBigEndian { get; private init; }

    public bool IsDeflated { get; private init; }

    /// <summary>Whether native pixel data, and they alone, are in big endian order.</summary>
    public bool PixelsAreBigEndian { get; private init; }

    /// <summary>Whether frames are compressed and lie in fragments (PS3.5 §A.4).</summary>
    public bool IsEncapsulated { get; private init; }

    /// <summary>The transfer syntax of that UID; null when it is none we know, and then nothing of the data set can be trusted.</summary>
    public static DicomTransferSyntax? Find(Uid uid) => Known.GetValueOrDefault(uid.Value);

    public override string ToString() => $"{Name} ({Uid})";

    // JPEG processes that PS3.6 names and retired; their data sets can still be read.
    private static IEnumerable<DicomTransferSyntax> RetiredJpeg() =>
        new (int Last, string Process)[]
        {
            (52, "3 and 5"), (53, "6 and 8"), (54, "7 and 9"), (55, "10 and 12"), (56, "11 and 13"), (58, "15"), (59, "16 and 18"),
            (60, "17 and 19"), (61, "20 and 22"), (62, "21 and 23"), (63, "24 and 26"), (64, "25 and 27"), (65, "28"), (66, "29"),
        }.Select(p => Encapsulated(string.Create(CultureInfo.InvariantCulture, $"1.2.840.10008.1.2.4.{p.Last}"), $"JPEG process {p.Process}, retired"));

    private static DicomTransferSyntax Encapsulated(string uid, string name) => new(uid, name) { IsEncapsulated = true };
}
