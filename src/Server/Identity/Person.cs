using Microsoft.AspNetCore.Identity;

namespace CrowdAnnotate.Server.Identity;

/// <summary>Who may sign in. The user name is a pseudonym; nothing else about the person is kept.</summary>
public sealed class Person : IdentityUser<Guid>
{
    public Person()
    {
        Id = Guid.CreateVersion7();
        SecurityStamp = Guid.NewGuid().ToString("N");
    }
}

/// <summary>What a person does here. Each has exactly one role: a curator who also read would see others' marks before submitting.</summary>
public static class Roles
{
    public const string Reader = "reader";
    public const string Curator = "curator";
    public const string Administrator = "administrator";

    public static readonly string[] All = [Reader, Curator, Administrator];
}

/// <summary>The names of the authorization policies; every route carries one (a test lists them all).</summary>
public static class Policies
{
    /// <summary>A reader, on their own assignments only.</summary>
    public const string Reader = "policy:reader";

    /// <summary>A curator or a script, on their own campaigns.</summary>
    public const string Curator = "policy:curator";

    /// <summary>Which campaigns there are, by name and count: a curator sees their own, an administrator all.</summary>
    public const string CuratorOrAdministrator = "policy:curator-or-administrator";

    /// <summary>An administrator or a script: people and archive.</summary>
    public const string Administrator = "policy:administrator";

    /// <summary>Anyone signed in; what they see is decided per series (DICOMweb).</summary>
    public const string SignedIn = "policy:signed-in";
}
