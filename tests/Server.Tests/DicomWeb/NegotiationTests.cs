using CrowdAnnotate.Server.DicomWeb;

namespace CrowdAnnotate.Server.Tests.DicomWeb;

/// <summary>Which form frames go out in, by what the client accepts (PS3.18 §8.7).</summary>
public class NegotiationTests
{
    private const string Native = "1.2.840.10008.1.2.1";
    private const string JpegLs = "1.2.840.10008.1.2.4.80";

    [Theory]
    [InlineData("", "application/octet-stream", Native, false)]
    [InlineData("*/*", "application/octet-stream", Native, false)]
    [InlineData("multipart/related", "application/octet-stream", Native, false)]
    [InlineData("multipart/related; type=application/octet-stream", "application/octet-stream", Native, false)]
    [InlineData("multipart/related; type=\"application/octet-stream\"", "application/octet-stream", Native, false)]
    [InlineData("multipart/related; type=application/octet-stream; transfer-syntax=*", "application/octet-stream", JpegLs, false)]
    [InlineData("multipart/related; type=\"application/octet-stream\"; transfer-syntax=\"*\"", "application/octet-stream", JpegLs, false)]
    [InlineData("multipart/related; type=\"application/octet-stream\"; transfer-syntax=1.2.840.10008.1.2.4.80", "application/octet-stream", JpegLs, false)]
    [InlineData("MULTIPART/RELATED; Type=\"Application/Octet-Stream\"", "application/octet-stream", Native, false)]
    [InlineData("multipart/related; type=\"image/jls\"", "image/jls", JpegLs, false)]
    [InlineData("multipart/related; type=image/jls; transfer-syntax=1.2.840.10008.1.2.4.80", "image/jls", JpegLs, false)]
    [InlineData("application/octet-stream", "application/octet-stream", Native, true)]
    [InlineData("application/octet-stream; transfer-syntax=*", "application/octet-stream", JpegLs, true)]
    [InlineData("image/jls", "image/jls", JpegLs, true)]
    [InlineData("image/jpeg, image/jls;q=0.5, application/octet-stream;q=0.4", "image/jls", JpegLs, true)]
    [InlineData("image/jls;q=0.4, application/octet-stream;q=0.5", "application/octet-stream", Native, true)]
    [InlineData("multipart/related; type=\"image/jp2\", */*;q=0.1", "application/octet-stream", Native, false)]
    [InlineData("multipart/related; type=\"image/jp2\"; transfer-syntax=*, multipart/related; type=\"application/octet-stream\"", "application/octet-stream", Native, false)]
    public void The_best_of_what_is_accepted_is_chosen(string accept, string type, string syntax, bool single) =>
        FrameMedia.Choose(accept, compressed: true).ShouldBe(new FrameMedia(type, syntax, single));

    [Theory]
    [InlineData("image/jp2")]
    [InlineData("multipart/related; type=\"image/jpeg\"")]
    [InlineData("multipart/related; type=\"application/octet-stream\"; transfer-syntax=1.2.840.10008.1.2.4.90")]
    [InlineData("application/octet-stream;q=0")]
    [InlineData("text/html, application/json")]
    [InlineData("nonsense")]
    public void What_is_not_there_is_not_chosen(string accept) => FrameMedia.Choose(accept, compressed: true).ShouldBeNull();

    [Theory]
    [InlineData("application/octet-stream; transfer-syntax=*", true)]
    [InlineData("multipart/related; type=application/octet-stream; transfer-syntax=*", false)]
    public void As_stored_is_little_endian_until_frames_are_compressed(string accept, bool single) =>
        FrameMedia.Choose(accept, compressed: false).ShouldBe(new FrameMedia("application/octet-stream", Native, single));

    [Theory]
    [InlineData("image/jls")]
    [InlineData("application/octet-stream; transfer-syntax=1.2.840.10008.1.2.4.80")]
    public void Compressed_frames_are_not_promised_before_they_are_there(string accept) => FrameMedia.Choose(accept, compressed: false).ShouldBeNull();
}
