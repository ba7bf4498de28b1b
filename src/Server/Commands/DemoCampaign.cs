using System.Runtime.CompilerServices;
using CrowdAnnotate.Phantoms;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using Marten;
using Microsoft.AspNetCore.Identity;

namespace CrowdAnnotate.Server.Commands;

/// <summary>
/// The campaign a new installation starts with: three synthetic cases, two readers, a curator, an administrator. Every step can be
/// repeated, so a first start that was cut off is completed by the next.
/// </summary>
public sealed class DemoCampaign(LocalServer server, IProgress<string> progress)
{
    public const string Name = "Demo: synthetic lesions";
    private const string Prompt = "Mark every lesion in liver and lung: its axes, and its outline on each slice if you can. Synthetic images of no patient.";
    private const int ReadersPerCase = 2;
    private static readonly int[] Seeds = [1, 2, 3];

    private static readonly (string Pseudonym, string Role)[] People =
        [("quiet-otter", Roles.Reader), ("brisk-heron", Roles.Reader), ("steady-owl", Roles.Curator), ("keen-badger", Roles.Administrator)];

    public async Task<IReadOnlyList<DemoSignIn>> EnsureAsync(CancellationToken cancel)
    {
        if (server.Credentials.Demo.Count == 0)
        {
            // Written down before they are made: a cut-off first start must not leave people whose passwords nobody knows.
            server.Remember([.. People.Select(p => new DemoSignIn(p.Pseudonym, p.Role, PeopleEndpoints.NewPassword()))]);
        }

        var campaign = await CampaignAsync(cancel);
        await PeopleAsync(campaign, cancel);
        await CasesAsync(campaign, cancel);
        return server.Credentials.Demo;
    }

    private async Task<Campaign> CampaignAsync(CancellationToken cancel)
    {
        await using var session = server.App.Services.GetRequiredService<IDocumentStore>().LightweightSession();
        if (await session.Query<Campaign>().FirstOrDefaultAsync(c => c.Name == Name, cancel) is { } known)
        {
            return known;
        }

        var made = CampaignEndpoints.New(Name, Prompt, ReadersPerCase, synthetic: true, server.App.Services.GetRequiredService<TimeProvider>().GetUtcNow());
        session.Insert(made);
        await session.SaveChangesAsync(cancel);
        return made;
    }

    private async Task PeopleAsync(Campaign campaign, CancellationToken cancel)
    {
        await using var scope = server.App.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        var roles = scope.ServiceProvider.GetRequiredService<RoleManager<IdentityRole<Guid>>>();
        await using var session = server.App.Services.GetRequiredService<IDocumentStore>().LightweightSession();
        foreach (var signIn in server.Credentials.Demo)
        {
            var person = await PeopleEndpoints.CreateAsync(people, roles, signIn.Pseudonym, signIn.Role, signIn.Password);
            if (person is not null && signIn.Role != Roles.Administrator)
            {
                session.Store(new CampaignMember(campaign.Id, person.Id, signIn.Pseudonym, signIn.Role));
            }
        }

        await session.SaveChangesAsync(cancel);
    }

    private async Task CasesAsync(Campaign campaign, CancellationToken cancel)
    {
        await using var session = server.App.Services.GetRequiredService<IDocumentStore>().QuerySession();
        var present = await session.Query<Case>().CountAsync(c => c.CampaignId == campaign.Id, cancel);
        for (var n = present; n < Seeds.Length; n++)
        {
            progress.Report($"Making synthetic case {n + 1} of {Seeds.Length}");
            await ImportAsync(campaign, Seeds[n], cancel);
        }
    }

    // By the same door as anybody's images: files with an identity in their headers, de-identified on their way in.
    private async Task ImportAsync(Campaign campaign, int seed, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("crowdannotate-phantom-");
        try
        {
            var images = Path.Combine(folder.FullName, "images");
            PhantomFolder.Write(images, CtPhantom.Create(seed));
            var clock = server.App.Services.GetRequiredService<TimeProvider>();
            var import = new ImportRecord { Id = Guid.CreateVersion7(), Campaign = campaign.Name, StartedAt = clock.GetUtcNow() };
            await server.App.Services.GetRequiredService<ImportFiles>().AddAsync(import, SpoolAsync(images, cancel), null, cancel);
            await server.App.Services.GetRequiredService<FinishImport>().HandleAsync(import.Id, campaign, cancel);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async IAsyncEnumerable<SpooledFile> SpoolAsync(string images, [EnumeratorCancellation] CancellationToken cancel)
    {
        var spool = server.App.Services.GetRequiredService<Spool>();
        foreach (var path in Directory.EnumerateFiles(images, "*.dcm").Order(StringComparer.Ordinal))
        {
            await using var file = File.OpenRead(path);
            yield return await spool.TakeAsync(file, ImportBody.LargestFile, null, cancel);
        }
    }
}
