using System.Diagnostics;
using System.Globalization;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Dicom.Tests;

/// <summary>
/// Mutated frames decoded in a process of its own: none takes more than 2 s of processor time or 256 MB, and every refusal has tag and offset.
/// A crash of a system library ends that process alone; it is counted, and decoding goes on with the next. An exception of ours fails the test.
/// </summary>
public sealed class DecodeFuzzTests(ITestOutputHelper output) : IDisposable
{
    // Ten times as many under test --long.
    private static readonly int Decodes = int.TryParse(Environment.GetEnvironmentVariable("CROWDANNOTATE_FUZZ_DECODES"), CultureInfo.InvariantCulture, out var n) ? n : 5000;

    private readonly Judges folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("RLE", "")]
    [InlineData("JPEG", "")]
    [InlineData("lossless JPEG", "")]
    [InlineData("JPEG-LS", "1.2.840.10008.1.2.4.80")]
    [InlineData("JPEG 2000", "1.2.840.10008.1.2.4.90")]
    [InlineData("HTJ2K", "1.2.840.10008.1.2.4.201")]
    public void Mutated_frames_are_decoded_or_refused(string codec, string library) => Try(codec, library, 0, Decodes);

    [Theory]
    [Trait("Category", "Long")]
    [InlineData("RLE", "")]
    [InlineData("JPEG", "")]
    [InlineData("lossless JPEG", "")]
    [InlineData("JPEG-LS", "1.2.840.10008.1.2.4.80")]
    [InlineData("JPEG 2000", "1.2.840.10008.1.2.4.90")]
    [InlineData("HTJ2K", "1.2.840.10008.1.2.4.201")]
    public void Many_mutated_frames_are_decoded_or_refused(string codec, string library) => Try(codec, library, Decodes, 11 * Decodes);

    private void Try(string codec, string library, int first, int last)
    {
        var missing = library.Length == 0 ? null : NativeCodecs.Missing(DicomTransferSyntax.Find(new Uid(library))!);
        Assert.SkipWhen(missing is not null, missing ?? "");
        string[] seeds = [.. SeedPictures.Of(codec).Select((s, i) => Seed(i, s.Picture, s.Syntax, s.Codestream))];
        var (next, crashes, refused, growth) = (first, 0, 0, 0);
        while (next < last)
        {
            var run = FuzzHost.Run(next, last, seeds);
            run.Complaints.ShouldBeEmpty(codec);
            (crashes, refused, growth) = (crashes + (run.HasEnded ? 0 : 1), refused + run.Refused, Math.Max(growth, run.Growth));
            next = run.HasEnded ? last : run.Last + 1;
        }

        output.WriteLine($"{codec}: {last - first} decoded or refused ({refused} refused in the last stretch), {crashes} crashes of a library contained, {growth} MB of growth");
        growth.ShouldBeLessThanOrEqualTo(256);
    }

    private string Seed(int index, Picture picture, string syntax, byte[] codestream)
    {
        var file = picture.File(syntax, [codestream]);
        var length = codestream.Length + (codestream.Length & 1);
        return string.Create(CultureInfo.InvariantCulture, $"{folder.Write($"seed{index}.dcm", file)}:{file.Length - 8 - length}:{length}");
    }
}
