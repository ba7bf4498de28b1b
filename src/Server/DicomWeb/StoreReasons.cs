using System.Globalization;

namespace CrowdAnnotate.Server.DicomWeb;

/// <summary>Why an instance failed or what was warned of, in the answer to STOW-RS (PS3.18 §I.2.2, the rest from PS3.7 annex C).</summary>
public static class StoreReasons
{
    public const int Coerced = 0xB000;
    public const int ProcessingFailure = 0x0110;
    public const int Duplicate = 0x0111;
    public const int OutOfResources = 0xA700;
    public const int OfAnotherClass = 0xA900;
    public const int NotUnderstood = 0xC000;
    private const int TransferSyntax = 0xC122;

    private static readonly Dictionary<int, string> Names = new()
    {
        [0x0105] = "an attribute does not exist in this class", [0x0106] = "an attribute has a value that is not allowed", [ProcessingFailure] = "it failed while storing",
        [Duplicate] = "it has an instance of this UID already", [0x0112] = "it knows no such instance", [0x0117] = "the instance UID is not allowed", [0x0118] = "it knows no such SOP class",
        [0x0119] = "the instance is not of this SOP class", [0x0120] = "an attribute is missing", [0x0121] = "an attribute has no value", [0x0122] = "it does not store this SOP class",
        [0x0124] = "the sender may not store there", [0x0213] = "it lacks resources", [TransferSyntax] = "it does not take the transfer syntax",
        [Coerced] = "it changed attributes", [0xB006] = "it left attributes out", [0xB007] = "the attributes do not match the SOP class",
    };

    /// <summary>What a reason means, and its four digits: <c>it has an instance of this UID already (0111)</c>.</summary>
    public static string NameOf(int reason) => string.Create(CultureInfo.InvariantCulture, $"{Words(reason)} ({reason:X4})");

    private static string Words(int reason) =>
        Names.TryGetValue(reason, out var name) ? name
        : (reason & 0xFF00) == OutOfResources ? "it lacks resources"
        : (reason & 0xFF00) == OfAnotherClass ? "the data set does not match the SOP class"
        : (reason & 0xF000) == NotUnderstood ? "it cannot understand the data set"
        : "a reason of its own";
}
