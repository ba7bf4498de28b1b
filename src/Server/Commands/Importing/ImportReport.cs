using CrowdAnnotate.Server.Archive;

namespace CrowdAnnotate.Server.Commands.Importing;

/// <summary>What became of every file, for the person who gave the command.</summary>
/// <param name="Accepted">In the archive now; those that were there already included.</param>
/// <param name="LeftOut">Files of the folder that its DICOMDIR does not name.</param>
public sealed record ImportReport(
    int Accepted, int Again, int Held, int Sent, IReadOnlyList<RefusedFile> Refused, IReadOnlyList<SeriesAnswer> Series, IReadOnlyList<string> LeftOut);

public sealed record RefusedFile(string File, string Reason);
