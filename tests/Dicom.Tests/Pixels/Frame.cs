namespace CrowdAnnotate.Dicom.Tests;

internal static class Frame
{
    public static byte[] Decoded(byte[] file, int number = 1)
    {
        var read = Reading.Accepted(file);
        DicomFrames.Decode(read.Dataset, read.TransferSyntax, number, out var values).ShouldBeNull();
        return values.ToArray();
    }

    public static DicomRefusal Refused(byte[] file, int number = 1)
    {
        var read = Reading.Accepted(file);
        return DicomFrames.Decode(read.Dataset, read.TransferSyntax, number, out _).ShouldNotBeNull();
    }

    /// <summary>Equal to the byte, told by the first that differs instead of by all.</summary>
    public static void ShouldEqual(this byte[] actual, byte[] expected, string what)
    {
        actual.Length.ShouldBe(expected.Length, what);
        var same = actual.AsSpan().CommonPrefixLength(expected);
        if (same < actual.Length)
        {
            throw new Xunit.Sdk.XunitException($"{what}: byte {same} is {actual[same]}, not {expected[same]}; {actual.Zip(expected).Count(p => p.First != p.Second)} of {actual.Length} differ");
        }
    }
}
