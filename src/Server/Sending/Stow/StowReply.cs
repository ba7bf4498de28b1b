namespace CrowdAnnotate.Server.Sending.Stow;

/// <summary>What came of one request to store instances.</summary>
public abstract record StowReply
{
    private StowReply()
    {
    }

    /// <summary>The archive says of the instances what became of each.</summary>
    public sealed record Answered(StowAnswer Answer) : StowReply;

    /// <summary>It takes none of what this request held; the same request would be refused again.</summary>
    public sealed record Refused(string Reason) : StowReply;

    /// <summary>It takes nothing from this server: a credential, an address or a setting has to change first.</summary>
    public sealed record Closed(string Reason) : StowReply;

    /// <summary>It did not come to an answer; a later try may.</summary>
    /// <param name="IsWhole">Whether any other request would have met the same.</param>
    public sealed record Away(string Reason, bool IsWhole) : StowReply;
}
