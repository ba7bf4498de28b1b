namespace CrowdAnnotate.Server.Sending;

/// <summary>The objects of a sending are to be made.</summary>
public sealed record MakeObjects(string RunId);

/// <summary>What waits of a sending is to go out.</summary>
/// <param name="Turn">The sending's, when this was sent; a message of an earlier turn is late and changes nothing.</param>
/// <param name="Round">How many rounds before it sent nothing.</param>
public sealed record SendObjects(string RunId, int Turn, int Round);
