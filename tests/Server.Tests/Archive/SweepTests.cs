using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Tests.Hosting;
using CrowdAnnotate.Server.Tests.Operations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CrowdAnnotate.Server.Tests.Archive;

/// <summary>A process that ended between the flush of objects and the end of their journal.</summary>
public class SweepTests(TestServer server)
{
    [Fact]
    public async Task Objects_that_a_document_names_stay_and_the_others_go()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.Path);
        using var before = new PixelStore(folder.Path);
        var (pixels, partTen, delivery, nobodys) = (Adopt(before, folder), Adopt(before, folder), Adopt(before, folder), Adopt(before, folder));
        await using (var session = server.Store.LightweightSession())
        {
            session.Insert(Instance(pixels) with { DeliveryName = delivery, DeliveryOffsets = [0, 1] }, Instance("") with { Frames = 0, PartTenName = partTen });
            await session.SaveChangesAsync(cancel);
        }

        using var after = new PixelStore(folder.Path);
        using var sweep = new SweepArchive(server.Store, after, server.Server.App.Services.GetRequiredService<SettleSeries>(), NullLogger<SweepArchive>.Instance);
        await sweep.StartAsync(cancel);
        await sweep.Swept;

        foreach (var owned in new[] { pixels, partTen, delivery })
        {
            after.Read(owned).ShouldBe([7]);
        }

        Should.Throw<IOException>(() => after.Read(nobodys));
        using var again = new PixelStore(folder.Path);
        again.Unfinished().ShouldBeEmpty();
    }

    // As an import and a delivery do it, cut off before the journal is closed.
    private static string Adopt(PixelStore store, TemporaryFolder folder)
    {
        var path = folder.In(Guid.NewGuid().ToString("N"));
        File.WriteAllBytes(path, [7]);
        return store.Adopt([path]).Names[0];
    }

    private static ArchivedInstance Instance(string pixelName) => new()
    {
        Id = Guid.NewGuid().ToString(), SeriesUid = "of no series", StudyUid = "of no study", ImportId = Guid.NewGuid(), Header = "{}", PixelSha256 = "",
        PixelName = pixelName, FrameLength = 1, Frames = 1,
    };
}
