using CrowdAnnotate.Browser.Tests.Running;

namespace CrowdAnnotate.Browser.Tests.Pages;

/// <summary>A case that readers have read, open on a curator's desk.</summary>
internal static class ReadCase
{
    /// <param name="readers">Who outlined which lesions of the phantom, and how large.</param>
    public static async Task<(PhantomTruth Truth, Person Curator)> OpenAsync(RunningProgram program, string campaign, int seed, (string Name, int[] Lesions, double Scale)[] readers, bool touch = false)
    {
        const string Case = "Case 0001";
        var folder = await program.MakePhantomAsync(seed, slices: 24);
        await program.ImportAsync(folder, campaign);
        foreach (var (name, lesions, scale) in readers)
        {
            await program.AddPersonAsync(name, "reader", campaign);
            await program.ImportAnnotationsAsync(MadeAim.Write(folder, name, lesions, scale, 0), campaign, name, "read");
        }

        var curator = await Person.SitDownAsync(program, await program.AddPersonAsync($"plain-crane-{seed}", "curator", campaign), touch: touch);
        var desk = new CuratorDesk(curator);
        await desk.OpenCampaignAsync(campaign);
        await desk.SeeStateAsync(Case, "ready");
        await desk.OpenCaseAsync(Case);
        return (PhantomTruth.Read(folder), curator);
    }
}
