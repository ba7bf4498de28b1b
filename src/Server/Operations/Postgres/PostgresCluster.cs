using System.Globalization;
using System.Security.Cryptography;

namespace CrowdAnnotate.Server.Operations.Postgres;

/// <summary>The files of the database on disk, and the password of the role that owns it.</summary>
internal sealed class PostgresCluster(DataFolder data)
{
    public const string Owner = "crowdannotate_owner";
    private const string UnfinishedPrefix = "unfinished-";

    public string Folder => Path.Combine(data.PostgresPath, "cluster");

    private string PasswordPath => Path.Combine(data.KeysPath, "postgres-owner.password");

    /// <summary>The major version that made the files; null before the first start.</summary>
    public int? Major()
    {
        var file = Path.Combine(Folder, "PG_VERSION");
        return File.Exists(file) ? int.Parse(File.ReadAllText(file).Trim(), CultureInfo.InvariantCulture) : null;
    }

    /// <exception cref="SetupRefusal">The password file is gone.</exception>
    public string Password() => File.Exists(PasswordPath) ? File.ReadAllText(PasswordPath).Trim()
        : throw new SetupRefusal($"The database password {PasswordPath} is missing", "Put it back from a backup of the data folder.");

    /// <summary>Makes the files: UTF-8, C locale, passwords by SCRAM-SHA-256 only. They take their name when they are
    /// whole, so that a first start that is cut off begins anew.</summary>
    /// <exception cref="SetupRefusal">initdb failed; its reason is in the message.</exception>
    public async Task CreateAsync(PostgresBinaries binaries, PostgresAccount account, PostgresLog log, CancellationToken stop)
    {
        DataFolder.CreatePrivate(data.PostgresPath);
        var half = Path.Combine(data.PostgresPath, $"{UnfinishedPrefix}{Guid.NewGuid():N}");
        var handOver = half + ".password";
        DataFolder.CreatePrivate(half);
        WritePrivate(PasswordPath, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));
        WritePrivate(handOver, Password());
        try
        {
            account.Own(data.PostgresPath, half, handOver);
            string[] arguments =
            [
                "-D", account.FolderArgument(half), "--username", Owner, "--pwfile", Path.Combine(account.FolderArgument(half), "..", Path.GetFileName(handOver)),
                "--encoding", "UTF8", "--locale", "C", "--auth", "scram-sha-256", "--data-checksums", "--no-instructions",
            ];
            var initdb = await PostgresProcess.StartAsync(account.Command(binaries.InitDb, half, arguments), log);
            await using (stop.Register(() => PosixCalls.Signal(initdb.Id, PosixCalls.Interrupt)))
                if (await initdb.Exited != 0) throw Failed(log, stop);
        }
        finally
        {
            File.Delete(handOver);
        }
        stop.ThrowIfCancellationRequested();
        Directory.Move(half, Folder);
    }

    /// <summary>Removes what first starts that were cut off left behind. An initdb that is still ending may hold some of it
    /// until the next start.</summary>
    public void SweepUnfinished()
    {
        foreach (var left in Directory.GetFileSystemEntries(data.PostgresPath)
            .Where(e => Path.GetFileName(e).StartsWith(UnfinishedPrefix, StringComparison.Ordinal)))
        {
            try
            {
                if (Directory.Exists(left)) Directory.Delete(left, recursive: true);
                else File.Delete(left);
            }
            catch (IOException)
            {
                // Files came or went while we removed them.
            }
        }
    }

    private SetupRefusal Failed(PostgresLog log, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        return new SetupRefusal($"PostgreSQL could not make its files in {data.PostgresPath}: {log.LastFailure() ?? "initdb failed"}",
            $"See {data.LogsPath}, and check the room on the disk and the rights on the folder.");
    }

    private static void WritePrivate(string path, string text)
    {
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
        file.Write(System.Text.Encoding.ASCII.GetBytes(text));
        file.Flush(flushToDisk: true);
    }
}
