using System.ComponentModel;
using System.Runtime.InteropServices;

namespace CrowdAnnotate.Server.Operations.Postgres;

/// <summary>The two system calls that the framework does not offer.</summary>
internal static class PosixCalls
{
    public const int Nothing = 0;
    public const int Interrupt = 2;
    public const int Quit = 3;

    /// <summary>Gives a file, folder or link (itself, not its target) to a user.</summary>
    public static void GiveTo(string path, uint uid, uint gid)
    {
        if (lchown(path, uid, gid) != 0)
            throw new IOException($"{path} could not be given to user {uid}: {new Win32Exception(Marshal.GetLastPInvokeError()).Message}");
    }

    /// <summary>Sends a signal; false when there is no such process or it is not ours.</summary>
    public static bool Signal(int pid, int signal) => kill(pid, signal) == 0;

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int lchown([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint owner, uint group);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int kill(int pid, int signal);
}
