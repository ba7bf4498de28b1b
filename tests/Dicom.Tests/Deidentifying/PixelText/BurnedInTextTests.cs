namespace CrowdAnnotate.Dicom.Tests;

/// <summary>Text that was drawn into pixels is found, and nothing else is taken for it.</summary>
public class BurnedInTextTests
{
    private static readonly Deidentification Public = new(DeidentificationProfile.BuiltIn("public")!, new DeidentificationKey([.. Enumerable.Range(1, 32).Select(i => (byte)i)]));

    private static List<PixelRectangle> Found(DicomFile file)
    {
        Public.Apply(file, out var result).ShouldBeNull();
        return [.. result!.Review.Where(r => r.Kind == ReviewKind.BurnedInText && r.Text == "Text was found in the pixels").SelectMany(r => r.Suggested)];
    }

    [Theory]
    [InlineData("1.2.840.10008.5.1.4.1.1.66.4")]
    [InlineData("1.2.840.10008.5.1.4.1.1.66.7")]
    [InlineData("1.2.840.10008.5.1.4.1.1.481.2")]
    [InlineData("1.2.840.10008.5.1.4.1.1.30")]
    public void A_computed_object_is_held_when_it_says_itself_that_text_is_burned_in(string sopClass)
    {
        ReviewReason[] Reasons(string burned)
        {
            var file = Plant.Image();
            file.Dataset.AddOrUpdate(DicomTag.SOPClassUID, sopClass).AddOrUpdate(DicomTag.BurnedInAnnotation, burned);
            Public.Apply(file, out var result).ShouldBeNull();
            return [.. result!.Review];
        }

        Reasons("NO").ShouldBeEmpty();
        var reason = Reasons("YES").ShouldHaveSingleItem();
        (reason.Kind, reason.Suggested.Count).ShouldBe((ReviewKind.BurnedInText, 0));
    }

    private static bool Covers(List<PixelRectangle> found, int x, int y, string text, double size) => found.Exists(r => r.X <= x && r.Y <= y
        && r.X + r.Width >= x + (text.Length * 6 * size) - size && r.Y + r.Height >= y + (7 * size));

    public static TheoryData<string, double, double> Cases()
    {
        var cases = new TheoryData<string, double, double>();
        foreach (var text in new[] { "DOE JANE", "ID 4711023", "12:34:56", "SMITH" })
        {
            foreach (var size in new[] { 1, 1.5, 2, 3, 4, 6 })
            {
                cases.Add(text, size, 1.0);
                cases.Add(text, size, 0.8);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Text_is_found_at_every_size_place_and_depth(string text, double size, double value)
    {
        foreach (var (x, y) in new[] { (8, 6), (150, 8), (16, 350), (140, 352) }.Where(p => p.Item1 + (6 * text.Length * size) < 400))
        {
            var image = PaintedImage.Body(400, 400, 7).Text(text, x, y, size, value);
            foreach (var (stored, isSigned) in new[] { (8, false), (12, false), (16, true), (16, false) })
            {
                Covers(Found(image.Gray(stored, isSigned)), x, y, text, size).ShouldBeTrue($"{text} ×{size} at {x}, {y} in {stored} bits");
            }
        }
    }

    [Theory]
    [InlineData("MONOCHROME1")]
    [InlineData("MONOCHROME2")]
    public void Dark_text_on_bright_ground_is_found(string photometric)
    {
        var image = PaintedImage.Noise(640, 400, 3, r => 0.9 + (0.05 * r.NextDouble())).Text("DOE JANE", 30, 20, 2, 0);
        Covers(Found(image.Gray(10, photometric: photometric)), 30, 20, "DOE JANE", 2).ShouldBeTrue();
    }

    [Theory]
    [InlineData("RGB", false)]
    [InlineData("RGB", true)]
    [InlineData("YBR_FULL", false)]
    public void Coloured_text_is_found(string photometric, bool isPlanar)
    {
        foreach (var colour in photometric == "RGB" ? new[] { (1.0, 1.0, 0.0), (0.0, 1.0, 0.0), (1.0, 0.3, 0.3), (1.0, 1.0, 1.0) } : [(1.0, 0.5, 0.5), (0.9, 0.1, 0.6)])
        {
            var image = PaintedImage.Body(320, 240, 5, 0).Text("SMITH 1961", 10, 10, 2, 1);
            Covers(Found(image.Coloured(photometric, isPlanar, s => s > 0.95 ? colour : (s, s, s))), 10, 10, "SMITH 1961", 2).ShouldBeTrue($"{colour}");
        }
    }

    [Theory]
    [InlineData("dcmcrle")]
    [InlineData("dcmcjpls")]
    [InlineData("dcmcjpeg", "+eb", "+q", "90")]
    [InlineData("dcmcjpeg", "+eb", "+q", "60")]
    public void Text_is_found_in_compressed_frames(string encoder, params string[] options)
    {
        Judge.Needs(encoder);
        using var folder = new SharedFolder.Temporary();
        var (plain, coded) = (Path.Combine(folder.Path, "plain"), Path.Combine(folder.Path, "coded"));
        File.WriteAllBytes(plain, DicomWriter.Write(PaintedImage.Body(320, 240, 5).Text("DOE JANE 1961", 10, 10, 2, 1).Gray(8).Dataset));
        var (code, _, error) = Judge.Run(encoder, "", [.. options, plain, coded]);
        code.ShouldBe(0, error);
        var file = Reading.Accepted(File.ReadAllBytes(coded));
        file.TransferSyntax.IsEncapsulated.ShouldBeTrue();
        Covers(Found(file), 10, 10, "DOE JANE 1961", 2).ShouldBeTrue();
    }

    [Fact]
    public void Text_in_the_middle_frame_of_a_recording_is_found()
    {
        var (plain, written) = (PaintedImage.Body(128, 128, 1).Gray(8), PaintedImage.Body(128, 128, 1).Text("DOE JANE", 10, 10, 1, 1).Gray(8));
        var frames = Enumerable.Range(0, 9).SelectMany(i => Pixels(i == 4 ? written : plain)).ToArray();
        plain.Dataset.AddOrUpdate(DicomTag.NumberOfFrames, 9).AddOrUpdate(new DicomPixelData(DicomTag.PixelData, DicomVR.OW, 0, frames));
        Covers(Found(plain), 10, 10, "DOE JANE", 1).ShouldBeTrue();
    }

    [Fact]
    public void Blacked_out_as_suggested_nothing_is_found_again_and_the_object_says_so()
    {
        var file = PaintedImage.Body(256, 256, 7).Text("DOE JANE", 20, 20, 2, 1).Gray(12);
        BlackOut.Apply(file.Dataset, Found(file)).ShouldBeNull();
        Found(file).ShouldBeEmpty();
        file.Dataset.GetString(DicomTag.BurnedInAnnotation).ShouldBe("NO");
    }

    [Fact]
    public void Bodies_and_noise_are_not_taken_for_text()
    {
        for (var seed = 0; seed < 12; seed++)
        {
            var (s, share) = (seed, (seed + 1) / 14.0);
            foreach (var image in new[]
            {
                PaintedImage.Body(200, 200, s, noise: 0.2 * share), PaintedImage.Noise(200, 200, s, r => r.NextDouble()),
                PaintedImage.Noise(200, 200, s, r => r.NextDouble() < share ? 1 : 0), PaintedImage.Noise(200, 200, s, r => Math.Pow(r.NextDouble(), 8)),
            })
            {
                Found(image.Gray(8)).ShouldBeEmpty($"seed {seed}, 8 bits");
                Found(image.Gray(16)).ShouldBeEmpty($"seed {seed}, 16 bits");
            }
        }
    }

    [Fact]
    public void Test_patterns_rulers_and_smooth_waves_are_not_taken_for_text()
    {
        foreach (var k in new[] { 2, 3, 4, 5, 7, 9, 12, 16, 23, 31 })
        {
            Func<double, double, double>[] patterns =
            [
                (x, y) => ((int)(x * 256 / k) + (int)(y * 256 / k)) % 2, (x, _) => (int)(x * 256 / k) % 2, (_, y) => (int)(y * 256 / k) % 2,
                (x, y) => y < 0.05 && (int)(x * 256) % k == 0 ? 1 : 0, (x, y) => 0.5 + (0.5 * Math.Sin(x * 3 * k) * Math.Cos(y * 5 * k)),
                (x, y) => 0.5 + (0.5 * Math.Sin(40 * Math.Sqrt((x * x) + (y * y)) * k / 8)),
                (x, y) => Math.Abs(x - 0.5) < 0.002 || Math.Abs(y - 0.5) < 0.002 || (int)(x * 256) % (4 * k) < 1 && Math.Abs(y - 0.5) < 0.02 ? 1 : 0.1,
            ];
            foreach (var (pattern, i) in patterns.Select((p, i) => (p, i)))
            {
                Found(PaintedImage.Of(256, 256, pattern).Gray(8)).ShouldBeEmpty($"pattern {i} of {k}");
            }
        }
    }

    [Theory]
    [InlineData("ibsi/ct_phantom", 60)]
    [InlineData("dicom/objects_dcmqi", 10)]
    [InlineData("dicom/objects_highdicom", 5)]
    [InlineData("dicom/ct_liver_crlm1004/crlm1004.tar.xz", 41)]
    [InlineData("dicom/tiny_petctmr_sts001/tiny_petctmr_sts001.tar.xz", 177)]
    public void In_real_images_nothing_is_found(string name, int atLeast)
    {
        using var unpacked = new SharedFolder.Temporary();
        var folder = SharedFolder.Find(name);
        if (File.Exists(folder))
        {
            SharedFolder.Unpack(name, unpacked.Path);
            folder = unpacked.Path;
        }

        var looked = 0;
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            if (DicomFile.TryRead(File.ReadAllBytes(path), out var file, out _) && file.Dataset.Contains(DicomTag.PixelData))
            {
                looked++;
                Found(file).ShouldBeEmpty(Path.GetFileName(path));
            }
        }

        looked.ShouldBeGreaterThanOrEqualTo(atLeast);
    }

    private static byte[] Pixels(DicomFile file)
    {
        file.Dataset.TryGet(DicomTag.PixelData, out var item).ShouldBeTrue();
        return ((DicomPixelData)item!).Value.ToArray();
    }
}
