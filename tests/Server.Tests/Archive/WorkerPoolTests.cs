using System.Diagnostics;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Server.Archive.Workers;
using CrowdAnnotate.Server.Tests.Hosting;
using CrowdAnnotate.Server.Tests.Operations;

namespace CrowdAnnotate.Server.Tests.Archive;

/// <summary>A file that brings a worker down, holds it up or fills its memory is refused with the reason, and the next one is read.</summary>
public sealed class WorkerPoolTests : IDisposable
{
    private const int Edge = 2048;
    private const int Frames = 12;
    private readonly TemporaryFolder folder = new();

    public WorkerPoolTests() => Directory.CreateDirectory(folder.Path);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_worker_that_dies_refuses_its_file_and_another_reads_the_next()
    {
        using var pool = Pool(new WorkerLimits { Workers = 1 });
        var answer = pool.AskAsync(LongJob(), TestContext.Current.CancellationToken);
        var worker = await Eventually.AskAsync("a worker at work", () => Task.FromResult(pool.ProcessIds.FirstOrDefault()), id => id != 0 || answer.IsCompleted);

        Process.GetProcessById(worker).Kill();

        (await answer).Refusal.ShouldBe(WorkerLimits.Crashed);
        await ReadsAsync(pool);
        pool.ProcessIds.ShouldHaveSingleItem().ShouldNotBe(worker);
    }

    [Fact]
    public async Task A_worker_that_was_killed_while_it_had_nothing_to_do_is_replaced()
    {
        using var pool = Pool(new WorkerLimits { Workers = 1 });
        await ReadsAsync(pool);
        using var worker = Process.GetProcessById(pool.ProcessIds.ShouldHaveSingleItem());

        worker.Kill();
        await worker.WaitForExitAsync(TestContext.Current.CancellationToken);

        await ReadsAsync(pool);
    }

    [Fact]
    public async Task A_file_that_takes_too_long_is_refused_and_its_worker_ended()
    {
        using var pool = Pool(new WorkerLimits { Workers = 1, Time = TimeSpan.FromMilliseconds(1) - TimePerBytes(LongJob(out var job)) });

        (await pool.AskAsync(job, TestContext.Current.CancellationToken)).Refusal.ShouldBe(WorkerLimits.TooMuchTime);

        pool.ProcessIds.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_that_takes_too_much_memory_is_refused_and_its_worker_ended()
    {
        using var pool = Pool(new WorkerLimits { Workers = 1, ResidentBytes = 1 << 20 });

        (await pool.AskAsync(LongJob(), TestContext.Current.CancellationToken)).Refusal.ShouldBe(WorkerLimits.TooMuchMemory);

        pool.ProcessIds.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_worker_whose_heap_is_full_refuses_and_the_next_file_is_read()
    {
        const long Heap = 48L << 20;
        using var pool = Pool(new WorkerLimits { Workers = 1, HeapBytes = Heap });
        var large = folder.In("large");
        await File.WriteAllBytesAsync(large, Deep(), TestContext.Current.CancellationToken);

        (await pool.AskAsync(new WorkerJob(large, large + ".kept"), TestContext.Current.CancellationToken)).Refusal
            .ShouldBeOneOf(WorkerLimits.TooMuchMemory, WorkerLimits.Crashed);

        await ReadsAsync(pool);
    }

    [Fact]
    public async Task Who_gives_up_ends_the_worker()
    {
        using var pool = Pool(new WorkerLimits { Workers = 1 });
        using var patience = new CancellationTokenSource();
        var answer = pool.AskAsync(LongJob(), patience.Token);
        await Eventually.AskAsync("a worker at work", () => Task.FromResult(pool.ProcessIds.Count), n => n > 0 || answer.IsCompleted);

        await patience.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => answer);
        pool.ProcessIds.ShouldBeEmpty();
        await ReadsAsync(pool);
    }

    private static WorkerPool Pool(WorkerLimits limits) => new(new WorkerStart(new byte[DeidentificationKey.Length]), limits);

    // What the limits give for its length alone.
    private static TimeSpan TimePerBytes(WorkerJob job) => new WorkerLimits { Time = TimeSpan.Zero }.TimeFor(new FileInfo(job.Source).Length);

    private WorkerJob LongJob(out WorkerJob job) => job = LongJob();

    // Frames of noise to be compressed: seconds of work.
    private WorkerJob LongJob()
    {
        var source = folder.In("frames");
        var noise = new byte[2 * Edge * Edge];
        new Random(3).NextBytes(noise);
        using (var file = File.Create(source))
        {
            for (var n = 0; n < Frames; n++)
            {
                file.Write(noise);
            }
        }

        var header = new DicomDataset().AddOrUpdate(DicomTag.Rows, Edge).AddOrUpdate(DicomTag.Columns, Edge).AddOrUpdate(DicomTag.SamplesPerPixel, 1)
            .AddOrUpdate(DicomTag.PhotometricInterpretation, "MONOCHROME2").AddOrUpdate(DicomTag.BitsAllocated, 16).AddOrUpdate(DicomTag.BitsStored, 16)
            .AddOrUpdate(DicomTag.HighBit, 15).AddOrUpdate(DicomTag.PixelRepresentation, 0).AddOrUpdate(DicomTag.NumberOfFrames, Frames);
        return new WorkerJob(source, folder.In("compressed"), Delivery: new StoredFrames(System.Text.Encoding.UTF8.GetString(DicomJson.Write(header, _ => null)), noise.Length, Frames));
    }

    // A slice whose unused bits have to be looked at, so that its pixels are read into memory.
    private static byte[] Deep()
    {
        const int Wide = 8192;
        DicomFile.TryRead(PhantomSeries.Of(331).Files[0], out var slice, out _).ShouldBeTrue();
        return DicomWriter.Write(slice!.Dataset.AddOrUpdate(DicomTag.Rows, Wide).AddOrUpdate(DicomTag.Columns, Wide).AddOrUpdate(DicomTag.BitsStored, 12).AddOrUpdate(DicomTag.HighBit, 11)
            .AddOrUpdate(new DicomPixelData(DicomTag.PixelData, DicomVR.OW, 0, new byte[2 * Wide * Wide])));
    }

    private async Task ReadsAsync(WorkerPool pool)
    {
        var source = folder.In(Guid.NewGuid().ToString("N"));
        await File.WriteAllBytesAsync(source, PhantomSeries.Of(331).Files[0], TestContext.Current.CancellationToken);
        var answer = await pool.AskAsync(new WorkerJob(source, source + ".kept"), TestContext.Current.CancellationToken);
        answer.Refusal.ShouldBeNull();
        answer.Instance.ShouldNotBeNull();
    }
}
