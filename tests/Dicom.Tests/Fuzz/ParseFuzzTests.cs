using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace CrowdAnnotate.Dicom.Tests;

/// <summary>
/// Mutated files are read or refused with tag and offset, never thrown at, within 2 s and 256 MB, and some of them from disk with the same
/// answer; what is read can be written and is re-read with as many items. CROWDANNOTATE_FUZZ_PARSES says how many, ten times as many are
/// tried under <c>test --long</c>; a complaint names the number that makes its file again.
/// </summary>
[Collection(nameof(AloneCollection))]
public sealed class ParseFuzzTests(ITestOutputHelper output)
{
    private const long MostBytes = 256L << 20;
    private const int Threads = 2;
    private const int FromDisk = 8;
    private static readonly int Parses = int.TryParse(Environment.GetEnvironmentVariable("CROWDANNOTATE_FUZZ_PARSES"), CultureInfo.InvariantCulture, out var n) ? n : 200_000;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    [Fact]
    public void Mutated_made_files_are_read_or_refused() => Try(ParseSeed.Made(), 0, Parses);

    [Fact]
    public void Mutated_real_files_are_read_or_refused() => Try(Real(), 0, Parses / 5);

    [Fact]
    [Trait("Category", "Long")]
    public void Many_mutated_files_are_read_or_refused() => Try([.. ParseSeed.Made(), .. Real()], Parses, 11 * Parses);

    private static IReadOnlyList<ParseSeed> Real()
    {
        var seeds = ParseSeed.Real();
        Assert.SkipUnless(seeds.Count > 0, "shared/data/dicom is not here");
        return seeds;
    }

    private void Try(IReadOnlyList<ParseSeed> seeds, int first, int last)
    {
        var (mutation, complaints, accepted) = (new Mutation(seeds), new ConcurrentQueue<string>(), 0);
        Parallel.For(0, Threads, new ParallelOptions { MaxDegreeOfParallelism = Threads }, thread =>
        {
            using var disk = Reading.OnDisk([]);
            for (var number = first + thread; number < last && complaints.Count < 20; number += Threads)
            {
                var (name, file) = mutation.Number(number);
                if ((Complaint(file, out var isAccepted) ?? (number / Threads % FromDisk == 0 ? Differs(file, disk) : null)) is { } complaint)
                {
                    complaints.Enqueue($"{number} ({name}): {complaint}");
                }

                Interlocked.Add(ref accepted, isAccepted ? 1 : 0);
            }
        });
        output.WriteLine($"{last - first} files from {seeds.Count} seeds: {accepted} accepted");
        complaints.ShouldBeEmpty();
        accepted.ShouldBeInRange((last - first) / 100, last - first);
    }

    private static string? Complaint(byte[] bytes, out bool isAccepted)
    {
        isAccepted = false;
        try
        {
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var clock = Stopwatch.StartNew();
            isAccepted = DicomFile.TryRead(bytes, out var file, out var refusal);
            var elapsed = clock.Elapsed;
            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
            return allocated > MostBytes ? $"{allocated} bytes were allocated"
                : elapsed > Longest && IsSlowAgain(bytes) ? "it took longer than 2 s"
                : refusal is { Tag: null } or { Offset: null } ? $"refused without a place: {refusal}"
                : file is null ? null : RoundTrip(file);
        }
        catch (Exception e)
        {
            return e.ToString();
        }
    }

    private static string? Differs(byte[] bytes, SafeFileHandle disk)
    {
        RandomAccess.SetLength(disk, bytes.Length);
        RandomAccess.Write(disk, bytes, 0);
        try
        {
            DicomFile.TryRead(disk, out var stored, out var refusal);
            DicomFile.TryRead(bytes, out var held, out var expected);
            return refusal != expected ? $"from disk {refusal}, from memory {expected}"
                : held is null || DicomWriter.Write(stored!.Dataset, stored.TransferSyntax).AsSpan().SequenceEqual(DicomWriter.Write(held.Dataset, held.TransferSyntax)) ? null
                : "from disk other values than from memory";
        }
        catch (Exception e)
        {
            return e.ToString();
        }
    }

    // A machine that others use may stand still for a while, hardly so twice.
    private static bool IsSlowAgain(byte[] bytes)
    {
        var clock = Stopwatch.StartNew();
        DicomFile.TryRead(bytes, out _, out _);
        return clock.Elapsed > Longest;
    }

    private static string? RoundTrip(DicomFile file)
    {
        var written = DicomWriter.Write(file.Dataset, file.TransferSyntax);
        if (!DicomFile.TryRead(written, out var again, out var refusal))
        {
            return $"accepted, but not when written again: {refusal}";
        }

        var (before, after) = (Count(file.Dataset), Count(again.Dataset));
        return before == after ? null : $"{before} items became {after}";
    }

    private static int Count(DicomDataset dataset) => dataset.Items.Sum(i => i is DicomSequence s ? 1 + s.Items.Sum(d => 1 + Count(d)) : 1);
}

/// <summary>Runs while nothing else does: other tests count what the process allocates.</summary>
[CollectionDefinition(nameof(AloneCollection), DisableParallelization = true)]
public sealed class AloneCollection;
