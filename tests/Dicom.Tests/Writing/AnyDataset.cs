using CsCheck;

namespace CrowdAnnotate.Dicom.Tests;

/// <summary>Generates data sets over every VR, with nested sequences, private blocks and pixel data of every kind.</summary>
internal static class AnyDataset
{
    private static readonly string[] Codes =
    [
        "AE", "AS", "AT", "CS", "DA", "DS", "DT", "FD", "FL", "IS", "LO", "LT", "OB", "OD", "OF", "OL", "OV", "OW", "PN", "SH", "SL", "SS", "ST", "SV",
        "TM", "UC", "UI", "UL", "UN", "UR", "US", "UT", "UV",
    ];

    // Those that a generated value would contradict are set on their own.
    private static readonly DicomAttribute[] Standard =
        [.. DicomDictionary.Attributes.Where(a => a.Tag.Group is not (2 or 4 or 0x0028 or 0x7FE0 or 0xFFFA or 0xFFFC) && a.VR != DicomVR.SQ && a.Tag != DicomTag.SpecificCharacterSet
            && a.Tag != DicomTag.SOPClassUID && !a.SignFollowsPixels).OrderBy(a => a.Tag)];

    private static readonly DicomTag[] Sequences =
        [.. DicomDictionary.Attributes.Where(a => a.VR == DicomVR.SQ && a.Tag.Group is not (4 or 0xFFFA)).Select(a => a.Tag).Order()];

    private static readonly Gen<DicomTag> PrivateTag =
        Gen.Select(Gen.Int[4, 0x3FF], Gen.Int[0x1000, 0x10FF]).Select((g, e) => new DicomTag((ushort)((2 * g) + 1), (ushort)e));

    /// <summary>Native pixel data of 1, 8, 16 or 32 bits, or none.</summary>
    public static Gen<DicomDataset> Native => Gen.Select(Items(2), Gen.OneOf(Gen.Const(0), Gen.Int[1, 4]), Gen.Int[1, 5], Gen.Int[1, 5], Gen.Int[1, 3], Gen.Bool)
        .SelectMany((items, kind, rows, columns, frames, signed) => Gen.Byte.Array[200].Select(bytes =>
        {
            var dataset = Root(items);
            int[] cells = [0, 1, 8, 16, 32];
            return kind == 0 ? dataset : WithPixels(dataset, cells[kind], rows, columns, frames, signed, bytes);
        }));

    /// <summary>Encapsulated pixel data: frames of one to three fragments each.</summary>
    public static Gen<DicomDataset> Encapsulated => Gen.Select(Items(1), Gen.Byte.Array[1, 9].Array[1, 3].Array[1, 4], Gen.Bool)
        .Select((items, frames, hasTable) => WithFrames(Root(items), frames, hasTable));

    /// <summary>A data set with these fragments of frames.</summary>
    public static DicomDataset Frames(byte[][][] frames) => WithFrames(Root([]), frames, hasTable: true);

    private static DicomDataset WithFrames(DicomDataset dataset, byte[][][] frames, bool hasTable)
    {
        Describe(dataset, 8, 1, 1, frames.Length, signed: false);
        byte[][] even = [.. frames.SelectMany(f => f).Select(f => f.Length % 2 == 0 ? f : [.. f, 0])];
        var table = new List<byte>();
        var offset = 0;
        foreach (var frame in frames)
        {
            table.AddRange(BitConverter.GetBytes(offset));
            offset += frame.Sum(f => 8 + f.Length + (f.Length & 1));
        }

        var needsTable = hasTable || frames.Any(f => f.Length > 1);
        return dataset.AddOrUpdate(new DicomPixelData(DicomTag.PixelData, DicomVR.OB, 0, default,
            [new DicomFragment(0, needsTable ? table.ToArray() : default), .. even.Select(f => new DicomFragment(0, f))]));
    }

    private static Gen<List<DicomItem>> Items(int depth) => Gen.OneOf(
        Element, Element, Element, PrivateElement, depth == 0 ? Element : Sequence(depth)).List[0, 12];

    private static Gen<DicomItem> Element => Gen.Int[0, Standard.Length - 1].SelectMany(i => Value(Standard[i].VR).Select(v => (DicomItem)new DicomElement(Standard[i].Tag, Standard[i].VR, v)));

    private static Gen<DicomItem> PrivateElement => Gen.Select(PrivateTag, Gen.Int[0, Codes.Length - 1].Select(i => Codes[i])).SelectMany((tag, code) =>
    {
        var vr = DicomVR.TryParse(code, out var known) ? known : throw new InvalidOperationException(code);
        return Value(vr).Select(v => (DicomItem)new DicomElement(tag, vr, v));
    });

    private static Gen<DicomItem> Sequence(int depth) => Gen.Select(Gen.OneOf(Gen.Int[0, Sequences.Length - 1].Select(i => Sequences[i]), PrivateTag), Items(depth - 1).Array[0, 3])
        .Select((tag, items) => (DicomItem)new DicomSequence(tag, items.Select(i => Filled(new DicomDataset(), i))));

    private static Gen<byte[]> Value(DicomVR vr) => vr == DicomVR.UI
        ? Gen.Int[0, 1_000_000].Select(n => Padded(System.Text.Encoding.ASCII.GetBytes($"1.2.{n}")))
        : vr.IsText ? Gen.Char[' ', '~'].Array[0, 20].Select(c => Padded(System.Text.Encoding.ASCII.GetBytes(c)))
        : Gen.Byte.Array[0, 5 * vr.UnitSize].Select(b => Padded(b[..(b.Length / vr.UnitSize * vr.UnitSize)]));

    private static byte[] Padded(byte[] value) => value.Length % 2 == 0 ? value : [.. value, 0];

    private static DicomDataset Root(List<DicomItem> items) =>
        Filled(new DicomDataset(), items).AddOrUpdate(DicomTag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.66").AddOrUpdate(DicomTag.SOPInstanceUID, "1.2.3.4")
            .AddOrUpdate(DicomTag.StudyInstanceUID, "1.2.3").AddOrUpdate(DicomTag.SeriesInstanceUID, "1.2.3.9");

    private static DicomDataset Filled(DicomDataset dataset, List<DicomItem> items)
    {
        items.ForEach(i => dataset.AddOrUpdate(i));
        return dataset;
    }

    private static DicomDataset WithPixels(DicomDataset dataset, int cell, int rows, int columns, int frames, bool signed, byte[] bytes)
    {
        Describe(dataset, cell, rows, columns, frames, signed && cell > 1);
        var length = ((cell * rows * columns * frames) + 7) / 8;
        var values = Enumerable.Range(0, length + (length & 1)).Select(i => i < length ? bytes[i % 200] : (byte)0).ToArray();
        dataset.AddOrUpdate(new DicomElement(DicomTag.SmallestImagePixelValue, signed && cell > 1 ? DicomVR.SS : DicomVR.US, new byte[] { 1, 2 }));
        return dataset.AddOrUpdate(new DicomPixelData(DicomTag.PixelData, cell <= 8 ? DicomVR.OB : DicomVR.OW, 0, values));
    }

    private static void Describe(DicomDataset dataset, int cell, int rows, int columns, int frames, bool signed) =>
        dataset.AddOrUpdate(DicomTag.Rows, rows).AddOrUpdate(DicomTag.Columns, columns).AddOrUpdate(DicomTag.NumberOfFrames, frames)
            .AddOrUpdate(DicomTag.SamplesPerPixel, 1).AddOrUpdate(DicomTag.PhotometricInterpretation, "MONOCHROME2").AddOrUpdate(DicomTag.BitsAllocated, cell)
            .AddOrUpdate(DicomTag.BitsStored, cell).AddOrUpdate(DicomTag.HighBit, cell - 1).AddOrUpdate(DicomTag.PixelRepresentation, signed ? 1 : 0);
}
