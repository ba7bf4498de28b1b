namespace CrowdAnnotate.Server.Sending.Stow;

/// <summary>A Part 10 file on its way out.</summary>
/// <param name="SopInstanceUid">By which the answer names it.</param>
/// <param name="Length">Of the file, in bytes.</param>
/// <param name="Open">Opens it from its beginning; called once for each time it is sent.</param>
public sealed record OutgoingInstance(string SopInstanceUid, long Length, Func<Stream> Open);
