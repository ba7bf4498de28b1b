using System.Text.Json.Nodes;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Archive.Workers;

namespace CrowdAnnotate.Server.DicomWeb;

/// <summary>The attributes of the answer to a STOW-RS request (PS3.18 §I.2) and their codes.</summary>
internal static class StoreAttributes
{
    public const string RetrieveUrl = "00081190";
    public const string FailedSop = "00081198";
    public const string ReferencedSop = "00081199";
    public const string OtherFailures = "0008119A";
    private const string WarningReason = "00081196";
    private const string FailureReason = "00081197";
    private const string SopClass = "00081150";
    private const string SopInstance = "00081155";

    public static JsonObject Stored(FileOutcome outcome, Uri server)
    {
        var item = Reference(outcome.Instance!);
        item[WarningReason] = Number(StoreReasons.Coerced);
        if (outcome.Instance is { IsServed: true } i)
        {
            item[RetrieveUrl] = Text("UR", new Uri(server, $"dicomweb/studies/{i.StudyUid}/series/{i.SeriesUid}/instances/{i.SopInstanceUid}").ToString());
        }

        return item;
    }

    public static JsonObject Failed(FileOutcome outcome)
    {
        var item = outcome.Instance is { } instance ? Reference(instance) : [];
        item[FailureReason] = Number(ReasonOf(outcome));
        return item;
    }

    public static JsonObject Text(string vr, string value) => new() { ["vr"] = vr, ["Value"] = new JsonArray(value) };

    private static JsonObject Reference(StoredReference i) => new() { [SopClass] = Text("UI", i.SopClassUid), [SopInstance] = Text("UI", i.SopInstanceUid) };

    private static JsonObject Number(int value) => new() { ["vr"] = "US", ["Value"] = new JsonArray(value) };

    private static int ReasonOf(FileOutcome outcome) => outcome.Reason switch
    {
        ImportDecision.Different => StoreReasons.Duplicate,
        ImportDecision.OtherStudy => StoreReasons.OfAnotherClass,
        ImportDecision.SeriesIsRead => StoreReasons.ProcessingFailure,
        WorkerLimits.TooMuchMemory or WorkerLimits.TooMuchTime => StoreReasons.OutOfResources,
        _ => StoreReasons.NotUnderstood,
    };
}
