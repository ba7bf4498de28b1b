using CrowdAnnotate.Server.Tests.Hosting;

namespace CrowdAnnotate.Server.Tests.DicomWeb;

/// <summary>One campaign for the tests of DICOMweb: its series is only looked at.</summary>
internal static class LookedAtCampaign
{
    public static readonly PhantomSeries Series = PhantomSeries.Of(501);
    private static readonly SemaphoreSlim One = new(1);
    private static TestCampaign? made;

    public static async Task<TestCampaign> GetAsync(TestServer server)
    {
        await One.WaitAsync();
        try
        {
            return made ??= await TestCampaign.MakeAsync(server, 50, Series);
        }
        finally
        {
            One.Release();
        }
    }
}
