using System.Runtime.InteropServices;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Interchange.Seg;

/// <summary>A frame of a SEG that is written: its segment (0 in a label map, where a frame holds all) and its slice from 0.</summary>
internal readonly record struct SegFrame(int Segment, int Slice);

/// <summary>The frames of a segmentation, segment by segment and slice by slice, without those that hold nothing, and their pixels.</summary>
internal static class SegPixels
{
    /// <summary>The stored value of a fraction of 1.</summary>
    public const int MaximumFraction = 255;

    /// <summary>The frames that hold something; the first of all where nothing does, for an image has a frame.</summary>
    public static List<SegFrame> Frames(Segmentation segmentation)
    {
        var slices = Enumerable.Range(0, segmentation.Grid.Slices);
        List<SegFrame> frames = segmentation.Kind == SegmentationKind.LabelMap
            ? [.. slices.Where(z => segmentation.Regions.Any(r => HoldsAny(r, z))).Select(z => new SegFrame(0, z))]
            : [.. segmentation.Regions.SelectMany((r, i) => slices.Where(z => HoldsAny(r, z)).Select(z => new SegFrame(i + 1, z)))];
        return frames.Count > 0 ? frames : [new SegFrame(segmentation.Kind == SegmentationKind.LabelMap ? 0 : 1, 0)];
    }

    /// <summary>The pixel data of the frames.</summary>
    /// <exception cref="ArgumentException">They are more than 2 GiB.</exception>
    public static DicomPixelData Fill(Segmentation segmentation, IReadOnlyList<SegFrame> frames, int bitsAllocated)
    {
        var perFrame = segmentation.Grid.VoxelsPerSlice;
        var length = (((long)perFrame * frames.Count * bitsAllocated) + 7) / 8;
        if (length + BitPacking.Slack > Array.MaxLength)
        {
            throw new ArgumentException($"{frames.Count} frames of {perFrame} pixels are more than 2 GiB; write fewer segments into one object.", nameof(segmentation));
        }

        var bytes = new byte[length + BitPacking.Slack];
        for (var i = 0; i < frames.Count; i++)
        {
            var (segment, slice) = frames[i];
            switch (bitsAllocated)
            {
                case 1: Pack(segmentation.Regions[segment - 1].Mask, slice, bytes, (long)i * perFrame); break;
                case 8 when segment == 0: Label(segmentation, slice, bytes.AsSpan(i * perFrame, perFrame)); break;
                case 8: Store(segmentation.Regions[segment - 1].Fractions!, slice, bytes.AsSpan(i * perFrame, perFrame)); break;
                default: Label(segmentation, slice, MemoryMarshal.Cast<byte, ushort>(bytes.AsSpan(2 * i * perFrame, 2 * perFrame))); break;
            }
        }

        return new DicomPixelData(DicomTag.PixelData, bitsAllocated == 16 ? DicomVR.OW : DicomVR.OB, 0, bytes.AsMemory(0, (int)length));
    }

    private static bool HoldsAny(SegmentRegion region, int slice) => region.Fractions is { } fractions
        ? fractions.OnSlice(slice).ContainsAnyInRange(0.5f / MaximumFraction, 1f) : region.Mask.HoldsAny(slice);

    private static void Pack(MaskBlock mask, int slice, byte[] bytes, long firstBit)
    {
        foreach (var run in mask.Runs(slice))
        {
            BitPacking.Pack(mask.Of(run), bytes, firstBit + run.OnSlice);
        }
    }

    private static void Store(VolumeBlock fractions, int slice, Span<byte> frame)
    {
        foreach (var run in fractions.Runs(slice))
        {
            VoxelRuns.Store(fractions.Of(run), MaximumFraction, frame.Slice(run.OnSlice, run.Length));
        }
    }

    private static void Label<T>(Segmentation segmentation, int slice, Span<T> target)
        where T : struct, System.Numerics.INumber<T>
    {
        foreach (var region in segmentation.Regions)
        {
            foreach (var run in region.Mask.Runs(slice))
            {
                if (!Label(region.Mask.Of(run), T.CreateChecked(region.Number), target.Slice(run.OnSlice, run.Length)))
                {
                    throw new ArgumentException($"Segments overlap on slice {slice}; a label map holds one segment a voxel: write a binary segmentation.", nameof(segmentation));
                }
            }
        }
    }

    // Whether no voxel was another's already.
    private static bool Label<T>(ReadOnlySpan<byte> mask, T number, Span<T> target)
        where T : struct, System.Numerics.INumber<T>
    {
        for (var at = mask.IndexOfAnyExcept((byte)0); at >= 0 && at < mask.Length;)
        {
            var length = mask[at..].IndexOf((byte)0);
            length = length < 0 ? mask.Length - at : length;
            if (target.Slice(at, length).ContainsAnyExcept(T.Zero))
            {
                return false;
            }

            target.Slice(at, length).Fill(number);
            var next = mask[(at + length)..].IndexOfAnyExcept((byte)0);
            at = next < 0 ? mask.Length : at + length + next;
        }

        return true;
    }
}
