using System.Diagnostics;
using System.Globalization;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Dicom.FuzzHost;

// Decodes mutated files, each announced before it is tried, so that whoever started this process knows which one ended it.
// Arguments: the first and the last number, then FILE:OFFSET:LENGTH for each file and where its codestream lies.
var (first, last) = (int.Parse(args[0], CultureInfo.InvariantCulture), int.Parse(args[1], CultureInfo.InvariantCulture));
SeedFile[] seeds = [.. args[2..].Select(SeedFile.Read)];
foreach (var seed in seeds)
{
    if (Attempt.Decode(seed.Bytes) is { } refusal)
    {
        Console.WriteLine($"seed {refusal}");
        return 1;
    }
}

using var self = Process.GetCurrentProcess();
var before = self.WorkingSet64;
var refused = 0;
for (var number = first; number < last; number++)
{
    Console.WriteLine(number);
    Console.Out.Flush();
    var began = self.TotalProcessorTime;
    if (Attempt.Decode(seeds[number % seeds.Length].Mutated(new Random(number))) is { } refusal)
    {
        refused++;
        if (string.IsNullOrWhiteSpace(refusal.Reason) || refusal.Tag is null || refusal.Offset is null)
        {
            Console.WriteLine($"unplaced {number}: {refusal}");
        }
    }

    self.Refresh();
    if (self.TotalProcessorTime - began > TimeSpan.FromSeconds(2))
    {
        Console.WriteLine($"slow {number}");
    }
}

self.Refresh();
Console.WriteLine($"end {refused} {(self.PeakWorkingSet64 - before) >> 20}");
return 0;
