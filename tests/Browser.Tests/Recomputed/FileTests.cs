using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace CrowdAnnotate.Browser.Tests.Recomputed;

public class FileTests
{
    [Fact]
    public void A_mask_is_read_with_its_place_turned_from_ras_to_lps()
    {
        var mask = NiftiMask.Read(Nifti(datatype: 2));
        mask.Region.Voxels().ShouldBe([(1, 0, 0), (2, 1, 1)]);
        mask.LpsPosition(1, 2, 3).ShouldBe([-10.0 + 0.5, 5.0 + 4, 7.0 + 9], 1e-5);
    }

    [Fact]
    public void A_mask_of_another_type_is_refused() => Should.Throw<InvalidDataException>(() => NiftiMask.Read(Nifti(datatype: 16)));

    [Fact]
    public void A_table_keeps_commas_quotes_and_line_ends_of_quoted_fields()
    {
        var rows = CsvTable.Parse("case,text\nCase 1,\"a, \"\"b\"\"\nc\"\nCase 2,\n").Rows;
        rows.Count.ShouldBe(2);
        rows[0]["text"].ShouldBe("a, \"b\"\nc");
        rows[1]["text"].ShouldBe("");
        Should.Throw<InvalidDataException>(() => CsvTable.Parse("a,b\n1\n"));
    }

    [Theory]
    [InlineData(12, true, 0x0FFF, -1)]
    [InlineData(12, false, 0xFFFF, 4095)]
    [InlineData(16, true, 0x8000, -32768)]
    public void Stored_values_are_the_lower_bits_with_their_sign(int bits, bool signed, int raw, int value)
    {
        var bytes = new byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)raw);
        StoredValues.Read(bytes, 16, bits, signed).ShouldBe([value]);
    }

    [Fact]
    public void The_only_part_of_a_multipart_message_is_taken_byte_for_byte()
    {
        var message = Encoding.Latin1.GetBytes("\r\n--b\r\nContent-Type: x\r\n\r\n\r\n\u00ff--\r\n--b--\r\n");
        DicomWebSeries.OnlyPart(message).ShouldBe(Encoding.Latin1.GetBytes("\r\n\u00ff--"));
    }

    /// <summary>Meta header, a sequence of no stated length with an item of no stated length, and an element after it.</summary>
    [Fact]
    public void A_dicom_file_is_read_past_its_sequences()
    {
        byte[] file =
        [
            .. new byte[128], .. "DICM"u8, 2, 0, 0x10, 0, .. "UI"u8, 20, 0, .. "1.2.840.10008.1.2.1\0"u8,
            0x40, 0, 0x75, 2, .. "SQ"u8, 0, 0, 255, 255, 255, 255, 0xFE, 0xFF, 0, 0xE0, 255, 255, 255, 255,
            0x40, 0, 7, 0, .. "LO"u8, 2, 0, .. "ab"u8, 0xFE, 0xFF, 0x0D, 0xE0, 0, 0, 0, 0, 0xFE, 0xFF, 0xDD, 0xE0, 0, 0, 0, 0,
            0x54, 0, 0, 0, .. "LO"u8, 2, 0, .. "c "u8,
        ];
        var elements = DicomFiles.Elements(file);
        DicomFiles.Text(elements, 0x00540000).ShouldBe("c");
        elements.ShouldNotContainKey(0x00400007u);
        Should.Throw<InvalidDataException>(() => DicomFiles.Elements(new byte[200]));
    }

    [Fact]
    public void A_manifest_that_lies_about_a_file_is_found_out()
    {
        var sound = Zip(("a.csv", "1"), ("manifest.json", """{"files":[{"path":"a.csv","bytes":1,"sha256":"6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b"}]}"""));
        new Dataset(sound).ManifestFaults().ShouldBeEmpty();
        var changed = Zip(("a.csv", "2"), ("b.csv", ""), ("manifest.json", """{"files":[{"path":"a.csv","bytes":1,"sha256":"6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b"},{"path":"c","bytes":0,"sha256":""}]}"""));
        new Dataset(changed).ManifestFaults().Count().ShouldBe(3);
    }

    private static byte[] Zip(params (string Path, string Text)[] files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach (var (path, text) in files)
            {
                using var stream = zip.CreateEntry(path).Open();
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return bytes.ToArray();
    }

    // 3×2×2 voxels of 0.5×2×3 mm, the first at LPS (−10, 5, 7); voxels 1 and 11 are inside.
    private static byte[] Nifti(short datatype)
    {
        var bytes = new byte[352 + 12];
        void Short(int at, short value) => BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(at), value);
        void Floats(int at, params float[] values)
        {
            for (var i = 0; i < values.Length; i++)
            {
                BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(at + (4 * i)), values[i]);
            }
        }

        BinaryPrimitives.WriteInt32LittleEndian(bytes, 348);
        foreach (var (at, value) in new (int, short)[] { (40, 3), (42, 3), (44, 2), (46, 2), (70, datatype), (254, 1) })
        {
            Short(at, value);
        }

        Floats(108, 352);
        bytes[123] = 2;
        Floats(280, -0.5f, 0, 0, 10, 0, -2, 0, -5, 0, 0, 3, 7);
        "n+1\0"u8.CopyTo(bytes.AsSpan(344));
        (bytes[353], bytes[363]) = (1, 1);
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.Fastest))
        {
            zip.Write(bytes);
        }

        return zipped.ToArray();
    }
}
