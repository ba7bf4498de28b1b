namespace CrowdAnnotate.Server.Identity;

/// <summary>Says within this process that somebody's rights have changed, to whoever holds something open for them.</summary>
public sealed class AccessChanges
{
    public event Action<Guid>? Changed;

    public void Announce(Guid personId) => Changed?.Invoke(personId);
}
