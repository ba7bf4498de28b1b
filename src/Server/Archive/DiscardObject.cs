using Wolverine.Attributes;

namespace CrowdAnnotate.Server.Archive;

/// <summary>An object in the pixel store that nothing refers to any more. It keeps the name under which earlier versions have sent it.</summary>
[MessageIdentity("CrowdAnnotate.Server.CaseConsensus.DiscardObject")]
public sealed record DiscardObject(string Name);

/// <summary>Deletes it: a durable message of the transaction that let go of it, so that a cut-off process leaves nothing lying about.</summary>
public static class DiscardObjectHandler
{
    public static void Handle(DiscardObject message, PixelStore objects) => objects.Delete(message.Name);
}
