namespace CrowdAnnotate.Dicom.Tests;

/// <summary>Frames that other implementations encoded are decoded to the values that went in, or to those the encoder's own decoder gives.</summary>
public sealed class JudgedCodecTests : IDisposable
{
    private readonly Judges judges = new();

    private static readonly Picture[] Grey =
    [
        new(37, 29) { Allocated = 8, Stored = 8 },
        new(64, 48) { Stored = 12 },
        new(61, 43) { Stored = 16 },
        new(64, 48) { Stored = 16, IsSigned = true },
        new(33, 31) { Stored = 12, Frames = 3 },
    ];

    private static readonly Picture[] Colour =
    [
        new(41, 30) { Allocated = 8, Stored = 8, Samples = 3, Photometric = "RGB" },
        new(40, 30) { Allocated = 8, Stored = 8, Samples = 3, Photometric = "RGB", Planar = 1 },
        new(40, 30) { Allocated = 8, Stored = 8, Samples = 3, Photometric = "RGB", Frames = 2 },
    ];

    private static readonly Picture Palette = new(40, 30) { Allocated = 8, Stored = 8, Photometric = "PALETTE COLOR" };

    private static readonly Picture[] All = [.. Grey, .. Colour, Palette];

    public void Dispose() => judges.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public void Lossless_JPEG_of_dcmtk_with_every_predictor(int predictor)
    {
        Judges.Need("dcmcjpeg");
        foreach (var picture in All)
        {
            Exact(picture, "dcmcjpeg", "+el", "+sv", $"{predictor}");
        }
    }

    [Fact]
    public void Lossless_JPEG_of_dcmtk_as_it_writes_it_by_itself()
    {
        Judges.Need("dcmcjpeg");
        foreach (var picture in All)
        {
            Exact(picture, "dcmcjpeg", "+e1");
        }
    }

    [Fact]
    public void RLE_of_dcmtk()
    {
        Judges.Need("dcmcrle");
        foreach (var picture in All.Append(new(20, 10) { Allocated = 32, Stored = 31 }))
        {
            Exact(picture, "dcmcrle");
        }
    }

    [Theory]
    [InlineData("+il")]
    [InlineData("+is")]
    [InlineData("+in")]
    public void Lossless_JPEG_LS_of_dcmtk(string interleaving)
    {
        Judges.Need("dcmcjpls");
        NeedLibrary("1.2.840.10008.1.2.4.80");
        foreach (var picture in All)
        {
            Exact(picture, "dcmcjpls", "+el", interleaving);
        }
    }

    [Fact]
    public void Near_lossless_JPEG_LS_as_dcmtk_decodes_it()
    {
        Judges.Need("dcmcjpls", "dcmdjpls");
        NeedLibrary("1.2.840.10008.1.2.4.81");
        foreach (var picture in All.Where(p => !p.IsSigned && p != Palette))
        {
            Same(picture, 0, ["dcmcjpls", "+en", "+md", "3"], ["dcmdjpls"]);
        }
    }

    [Theory]
    [InlineData("--rle", "")]
    [InlineData("--jpeg", "")]
    [InlineData("--jpegls", "1.2.840.10008.1.2.4.80")]
    [InlineData("--j2k", "1.2.840.10008.1.2.4.90")]
    public void What_gdcm_compressed_without_loss(string option, string library)
    {
        Judges.Need("gdcmconv");
        NeedLibrary(library);

        // gdcm's own RLE encoder stops at an assertion when a frame has an odd number of bytes.
        foreach (var picture in All.Where(p => option != "--rle" || p.Columns * p.Rows % 2 == 0 || p.Allocated > 8))
        {
            Exact(picture, "gdcmconv", "-C", option);
        }
    }

    [Theory]
    [InlineData("--j2k", "1.2.840.10008.1.2.4.91")]
    [InlineData("--jpegls", "1.2.840.10008.1.2.4.81")]
    public void What_gdcm_compressed_with_loss_as_it_decodes_it(string option, string library)
    {
        Judges.Need("gdcmconv");
        NeedLibrary(library);
        foreach (var picture in Grey)
        {
            string[] loss = option == "--j2k" ? ["-q", "20"] : ["-e", "2"];
            Same(picture, 0, ["gdcmconv", "-C", option, "--lossy", .. loss], ["gdcmconv", "-w"]);
        }
    }

    [Theory]
    [InlineData("+eb", 8, 1)]
    [InlineData("+ee", 8, 1)]
    [InlineData("+ee", 12, 1)]
    [InlineData("+eb", 8, 3)]
    [InlineData("+ee", 8, 3)]
    public void Lossy_JPEG_as_dcmtk_decodes_it_within_one_before_colours_are_converted(string process, int bits, int samples)
    {
        Judges.Need("dcmcjpeg", "dcmdjpeg");
        foreach (var sampling in samples == 1 ? ["+s4"] : (string[])["+s4", "+s2"])
        {
            var picture = new Picture(53, 39) { Allocated = bits > 8 ? 16 : 8, Stored = bits, Samples = samples, Photometric = samples == 3 ? "RGB" : "MONOCHROME2" };
            Same(picture, 1, ["dcmcjpeg", process, "+q", "85", sampling, "+un"], ["dcmdjpeg", "+cn", "+px"]);
        }
    }

    [Theory]
    [InlineData("1.2.840.10008.1.2.4.201", "LRCP")]
    [InlineData("1.2.840.10008.1.2.4.202", "RPCL")]
    public void Lossless_HTJ2K_of_OpenJPH(string syntax, string order)
    {
        Judges.Need("ojph_compress");
        NeedLibrary(syntax);
        foreach (var picture in All.Where(p => !p.IsSigned && p.Frames == 1 && p.Planar == 0))
        {
            var stream = OpenJph(picture, "-reversible", "true", "-prog_order", order);
            Frame.Decoded(picture.File(syntax, [stream])).ShouldEqual(picture.Decoded(0), $"{order} of {picture}");
        }
    }

    [Fact]
    public void Lossy_HTJ2K_of_OpenJPH_is_near_what_went_in()
    {
        Judges.Need("ojph_compress", "ojph_expand");
        NeedLibrary("1.2.840.10008.1.2.4.203");
        var picture = new Picture(61, 43) { Allocated = 8, Stored = 8 };
        var stream = OpenJph(picture, "-qstep", "0.005");
        judges.Run("ojph_expand", "-i", "out.j2c", "-o", "back.pgm");
        var (ours, theirs) = (Frame.Decoded(picture.File("1.2.840.10008.1.2.4.203", [stream])), judges.ReadBytes("back.pgm")[^(61 * 43)..]);
        ours.Zip(theirs).Max(p => Math.Abs(p.First - p.Second)).ShouldBeLessThanOrEqualTo(1);
    }

    // PGM and PPM are big endian.
    private byte[] OpenJph(Picture picture, params string[] options)
    {
        var values = picture.Decoded(0);
        byte[] samples = picture.Allocated == 8 ? values : [.. values.Chunk(2).SelectMany(c => c.Reverse())];
        var head = $"P{(picture.Samples == 3 ? 6 : 5)}\n{picture.Columns} {picture.Rows}\n{(1 << picture.Stored) - 1}\n";
        var name = picture.Samples == 3 ? "in.ppm" : "in.pgm";
        judges.Write(name, [.. System.Text.Encoding.ASCII.GetBytes(head), .. samples]);
        judges.Run("ojph_compress", ["-i", name, "-o", "out.j2c", .. options]);
        return judges.ReadBytes("out.j2c");
    }

    private static void NeedLibrary(string syntax)
    {
        var missing = syntax.Length == 0 ? null : NativeCodecs.Missing(DicomTransferSyntax.Find(new Primitives.Uid(syntax))!);
        Assert.SkipWhen(missing is not null, missing ?? "");
    }

    private void Exact(Picture picture, string program, params string[] options)
    {
        judges.Write("in.dcm", picture.File());
        judges.Run(program, [.. options, "in.dcm", "out.dcm"]);
        var compressed = judges.ReadBytes("out.dcm");
        for (var frame = 0; frame < picture.Frames; frame++)
        {
            Frame.Decoded(compressed, frame + 1).ShouldEqual(picture.Decoded(frame), $"{program} {string.Join(' ', options)} of {picture}");
        }
    }

    private void Same(Picture picture, int tolerance, string[] encode, string[] decode)
    {
        judges.Write("in.dcm", picture.File());
        judges.Run(encode[0], [.. encode[1..], "in.dcm", "out.dcm"]);
        judges.Run(decode[0], [.. decode[1..], "out.dcm", "back.dcm"]);
        var (ours, theirs) = (judges.ReadBytes("out.dcm"), judges.ReadBytes("back.dcm"));
        var wide = picture.Allocated == 16;
        for (var frame = 1; frame <= picture.Frames; frame++)
        {
            var (a, b) = (Frame.Decoded(ours, frame), Frame.Decoded(theirs, frame));
            a.Length.ShouldBe(b.Length, picture.ToString());
            var worst = Enumerable.Range(0, a.Length / (wide ? 2 : 1)).Max(i => wide ? Math.Abs(BitConverter.ToUInt16(a, 2 * i) - BitConverter.ToUInt16(b, 2 * i)) : Math.Abs(a[i] - b[i]));
            worst.ShouldBeLessThanOrEqualTo(tolerance, $"{string.Join(' ', encode)} of {picture}");
        }
    }
}
