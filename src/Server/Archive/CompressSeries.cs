namespace CrowdAnnotate.Server.Archive;

/// <summary>A series has frames that are not stored for delivery yet.</summary>
public sealed record CompressSeries(string SeriesUid);
