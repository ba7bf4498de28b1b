using System.Diagnostics;
using System.Globalization;

namespace CrowdAnnotate.Server.Operations.Postgres;

/// <summary>
/// Who PostgreSQL runs as. It refuses to run as root, so that root starts it as an unprivileged user; everybody else
/// starts it as himself.
/// </summary>
internal sealed class PostgresAccount
{
    // The kernel's overflow id: what an unprivileged user is where no name is given to one.
    private const uint NoNamedUser = 65534;

    private readonly (uint Uid, uint Gid)? _user;

    private PostgresAccount((uint, uint)? user) => _user = user;

    public bool IsOther => _user is not null;

    public static PostgresAccount Current { get; } = new(
        Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows() ? Unprivileged("/etc/passwd") : null);

    /// <summary>
    /// How PostgreSQL is told its data folder. Another user may be unable to walk there from the root folder (a closed
    /// home above it), but a process always reaches a folder that it was handed open, as <see cref="Command"/> does.
    /// </summary>
    public string FolderArgument(string folder) => IsOther ? "/proc/self/fd/9" : folder;

    /// <summary>Gives the files and folders to the account, not what is in them; nothing when the account is our own.</summary>
    public void Own(params IEnumerable<string> paths)
    {
        if (_user is not { } user) return;
        foreach (var path in paths) PosixCalls.GiveTo(path, user.Uid, user.Gid);
    }

    /// <summary>As <see cref="Own"/>, with everything below.</summary>
    public void OwnWhole(string folder)
    {
        var everything = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None };
        Own([folder, .. Directory.EnumerateFileSystemEntries(folder, "*", everything)]);
    }

    /// <summary>The command on <paramref name="folder"/> as this account, away from the terminal's Ctrl-C, with a bare
    /// environment, its output piped. Ends by a fast shutdown when the thread that starts it ends.</summary>
    /// <exception cref="SetupRefusal">We are root and there is no setpriv to become another user with.</exception>
    public ProcessStartInfo Command(string executable, string folder, IEnumerable<string> arguments)
    {
        string[] line = [.. HandOver(folder), .. Session(), .. Privileges(), executable, .. arguments];
        var start = new ProcessStartInfo(line[0], line[1..])
        {
            WorkingDirectory = "/", RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/sbin:/usr/bin:/sbin:/bin";
        start.Environment["LC_ALL"] = "C";
        return start;
    }

    private string[] HandOver(string folder) =>
        IsOther ? ["/bin/sh", "-c", "exec 9<\"$0\" && exec \"$@\"", folder] : [];

    private static string[] Session() => ProgramOnPath.Find("setsid") is { } setsid ? [setsid] : [];

    private string[] Privileges()
    {
        var setpriv = ProgramOnPath.Find("setpriv");
        if (setpriv is null && !IsOther) return [];
        if (setpriv is null)
            throw new SetupRefusal("PostgreSQL does not run as root, and setpriv is missing to start it as another user",
                "Start CrowdAnnotate as an ordinary user, or install util-linux.");
        string[] always = [setpriv, "--no-new-privs", "--pdeathsig", "INT"];
        return _user is not { } user ? always
            : [.. always, "--reuid", Number(user.Uid), "--regid", Number(user.Gid), "--clear-groups"];
    }

    private static string Number(uint id) => id.ToString(CultureInfo.InvariantCulture);

    /// <summary>The first of postgres and nobody that the machine knows, by name:password:uid:gid lines.</summary>
    internal static (uint Uid, uint Gid) Unprivileged(string passwdFile)
    {
        var users = File.Exists(passwdFile) ? File.ReadAllLines(passwdFile).Select(l => l.Split(':')).ToArray() : [];
        foreach (var name in (string[])["postgres", "nobody"])
        {
            var fields = users.FirstOrDefault(u => u.Length > 3 && u[0] == name);
            if (fields is not null && uint.TryParse(fields[2], out var uid) && uint.TryParse(fields[3], out var gid) && uid != 0)
                return (uid, gid);
        }
        return (NoNamedUser, NoNamedUser);
    }
}
