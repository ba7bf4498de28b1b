namespace CrowdAnnotate.Agreement;

/// <summary>Whether a case × reader design lets every reader be compared with every other.</summary>
public static class DesignConnectivity
{
    /// <summary>
    /// Number of connected components of the bipartite graph of cases and readers that have at least one reading: 1 when any two readers
    /// can be compared, if only through others; 0 for an empty table.
    /// </summary>
    public static int Components(ReadingTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var parent = Enumerable.Range(0, table.Readers.Count).ToArray();
        int Root(int reader)
        {
            while (parent[reader] != reader)
            {
                reader = parent[reader] = parent[parent[reader]];
            }

            return reader;
        }

        var reading = new HashSet<int>();
        for (var i = 0; i < table.Cases.Count; i++)
        {
            var readers = table.Row(i).Select(c => c.Reader).ToList();
            reading.UnionWith(readers);
            foreach (var reader in readers)
            {
                parent[Root(reader)] = Root(readers[0]);
            }
        }

        return reading.Select(Root).Distinct().Count();
    }
}
