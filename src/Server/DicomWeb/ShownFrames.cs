namespace CrowdAnnotate.Server.DicomWeb;

/// <summary>A frame that is to be shown.</summary>
public sealed record ShownFrame(string InstanceUid, int Number);

/// <summary>The frames of a rendered resource.</summary>
/// <param name="One">The one that stands for all in a single part; null when none can.</param>
/// <param name="AreMany">Whether whoever accepts anything gets all of them.</param>
public sealed record ShownFrames(IReadOnlyList<ShownFrame> All, ShownFrame? One, bool AreMany);
