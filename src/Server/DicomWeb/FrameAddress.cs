using System.Globalization;
using CrowdAnnotate.Server.Archive;

namespace CrowdAnnotate.Server.DicomWeb;

/// <summary>The address of one frame, read from the path without a copy of it.</summary>
public readonly ref struct FrameAddress
{
    private const string Root = "/dicomweb/studies/";

    public ReadOnlySpan<char> Study { get; private init; }

    public ReadOnlySpan<char> Series { get; private init; }

    public ReadOnlySpan<char> Instance { get; private init; }

    public int Number { get; private init; }

    /// <summary>Only the plain form of one frame; whatever else it may be goes the long way.</summary>
    public static bool TryParse(ReadOnlySpan<char> path, out FrameAddress address)
    {
        address = default;
        if (!path.StartsWith(Root, StringComparison.Ordinal))
        {
            return false;
        }

        var rest = path[Root.Length..];
        if (!Next(ref rest, "/series/", out var study) || !Next(ref rest, "/instances/", out var series) || !Next(ref rest, "/frames/", out var instance)
            || !int.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        address = new FrameAddress { Study = study, Series = series, Instance = instance, Number = number };
        return true;
    }

    /// <summary>Whether that instance has such a frame in that series and study.</summary>
    public bool IsIn(PixelPlace place) => Series.SequenceEqual(place.SeriesUid) && Study.SequenceEqual(place.StudyUid) && Number >= 1 && Number <= place.Frames;

    private static bool Next(scoped ref ReadOnlySpan<char> rest, scoped ReadOnlySpan<char> word, out ReadOnlySpan<char> part)
    {
        var end = rest.IndexOf('/');
        part = end < 0 ? default : rest[..end];
        if (end < 0 || !rest[end..].StartsWith(word, StringComparison.Ordinal))
        {
            return false;
        }

        rest = rest[(end + word.Length)..];
        return true;
    }
}
