namespace CrowdAnnotate.Server.CampaignAgreement;

/// <summary>Which lesions each reader found of those that the others, without the own reading, hold for lesions.</summary>
public static class ReaderDetection
{
    /// <summary>By reader: found and alone, and how many marks they rest on.</summary>
    public static Dictionary<string, (ReliabilityShare? Found, ReliabilityShare? Alone, int Marks)> All(AgreementContent content)
    {
        var counts = content.Readers.ToDictionary(r => r, _ => new Counts());
        foreach (var row in content.Rows.Where(r => r.Readers.Count > 1))
        {
            var marking = row.Marks.Select(m => m.Reader).ToHashSet();
            foreach (var reader in row.Readers)
            {
                Count(counts[reader], marking.Contains(reader), marking.Count, row.Readers.Count);
            }
        }

        var crowd = (Found: Share(counts.Values.Sum(c => c.Found), counts.Values.Sum(c => c.Wanted)), Alone: Share(counts.Values.Sum(c => c.Alone), counts.Values.Sum(c => c.Marks)));
        return counts.ToDictionary(
            c => c.Key, c => (ReliabilityShare.Of(c.Value.Found, c.Value.Wanted, crowd.Found), ReliabilityShare.Of(c.Value.Alone, c.Value.Marks, crowd.Alone), c.Value.Marks));
    }

    private static void Count(Counts counts, bool marked, int marks, int readers)
    {
        var others = marks - (marked ? 1 : 0);
        counts.Marks += marked ? 1 : 0;
        counts.Alone += marked && others == 0 ? 1 : 0;
        if (others > 0 && 2 * others >= readers - 1)
        {
            counts.Wanted++;
            counts.Found += marked ? 1 : 0;
        }
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;

    private sealed class Counts
    {
        public int Found { get; set; }

        public int Wanted { get; set; }

        public int Alone { get; set; }

        public int Marks { get; set; }
    }
}
