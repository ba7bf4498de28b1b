using System.Text.Json.Serialization;

namespace CrowdAnnotate.Server.Replays;

/// <summary>One long axis that a reader drew on one image, as a file without images has it.</summary>
/// <param name="Length">mm, as the file says it.</param>
/// <param name="StartX">Ends of the axis in corner-origin pixels of the image, columns and rows.</param>
/// <param name="Slice">Place of the image in its series, as the file counts it.</param>
public sealed record LongAxisMark(
    string Anatomy, string Series, string Patient, string Image, int Slice, double Length, double StartX, double StartY, double EndX, double EndY,
    string Reader, bool IsRadiologist, DateTimeOffset DrawnAt)
{
    /// <summary>Length of the axis in pixels.</summary>
    [JsonIgnore]
    public double PixelLength => Math.Sqrt(((StartX - EndX) * (StartX - EndX)) + ((StartY - EndY) * (StartY - EndY)));

    /// <summary>mm a pixel: the file tells no spacing, but says each length twice.</summary>
    [JsonIgnore]
    public double Spacing => Length / PixelLength;

    [JsonIgnore]
    public (double X, double Y) Middle => ((StartX + EndX) / 2, (StartY + EndY) / 2);
}
