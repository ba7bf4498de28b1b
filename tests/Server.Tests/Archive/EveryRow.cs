using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using CrowdAnnotate.Server.Tests.Hosting;
using Npgsql;

namespace CrowdAnnotate.Server.Tests.Archive;

/// <summary>The whole database of a server as text, to look for what must not be in it.</summary>
internal static partial class EveryRow
{
    /// <summary>Every row of every table, as text; bytes, as messages and compressed metadata are kept, as what they are.</summary>
    public static async Task<string> OfAsync(TestServer server)
    {
        await using var database = NpgsqlDataSource.Create(server.AppConnection);
        var tables = new List<string>();
        await using (var list = database.CreateCommand("SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname IN ('documents', 'events', 'messages', 'auth')"))
        await using (var rows = await list.ExecuteReaderAsync(TestContext.Current.CancellationToken))
        {
            while (await rows.ReadAsync(TestContext.Current.CancellationToken))
            {
                tables.Add(rows.GetString(0));
            }
        }

        tables.Count.ShouldBeGreaterThan(20);
        var text = new StringBuilder();
        foreach (var table in tables)
        {
#pragma warning disable CA2100 // The names come from the catalogue, quoted by it.
            await using var dump = database.CreateCommand($"SELECT t::text FROM {table} t");
#pragma warning restore CA2100
            await using var rows = await dump.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            while (await rows.ReadAsync(TestContext.Current.CancellationToken))
            {
                var row = rows.GetString(0);
                text.AppendLine(row);
                foreach (Match bytes in Hexadecimal().Matches(row))
                {
                    text.AppendLine(Readable(Convert.FromHexString(bytes.Groups[1].ValueSpan)));
                }
            }
        }

        return text.ToString();
    }

    private static string Readable(byte[] bytes)
    {
        try
        {
            if (bytes is [0x1F, 0x8B, ..])
            {
                using var plain = new StreamReader(new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress), Encoding.Latin1);
                return plain.ReadToEnd();
            }
        }
        catch (InvalidDataException)
        {
        }

        return Encoding.Latin1.GetString(bytes);
    }

    [GeneratedRegex(@"\\x((?:[0-9a-f]{2}){8,})")]
    private static partial Regex Hexadecimal();
}
