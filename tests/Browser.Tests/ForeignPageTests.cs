using System.Text.Json;
using CrowdAnnotate.Browser.Tests.Running;

namespace CrowdAnnotate.Browser.Tests;

/// <summary>A viewer on a page of another origin, in a real browser: let in by `--allow-origin` with a token, and only so.</summary>
[Collection(RunningProgramCollection.Name)]
public class ForeignPageTests(RunningProgram program)
{
    private const string Look = """
        async ([root, secret]) => {
          const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: 'crowdannotate-commands', client_secret: secret });
          const { access_token } = await (await fetch(root + 'connect/token', { method: 'POST', body: form })).json();
          const ask = (path, accept, more) => fetch(root + 'dicomweb' + path, { headers: { Authorization: `Bearer ${access_token}`, Accept: accept }, ...more });
          const json = 'application/dicom+json';
          const series = (await (await ask('/series?Modality=CT&includefield=all', json)).json()).find((each) => each['00201209'].Value[0] > 10);
          const at = `/studies/${series['0020000D'].Value[0]}/series/${series['0020000E'].Value[0]}`;
          const metadata = await (await ask(at + '/metadata', json)).json();
          const frame = await ask(`${at}/instances/${metadata[0]['00080018'].Value[0]}/frames/1`, 'multipart/related; type="application/octet-stream"; transfer-syntax=*');
          const withCookies = await ask('/studies?limit=1', json, { credentials: 'include' }).then(() => 'answered', () => 'refused');
          const other = await fetch(root + 'api/session').then(() => 'answered', () => 'refused');
          return { token: access_token, instances: metadata.length, bytes: (await frame.arrayBuffer()).byteLength, tag: frame.headers.get('ETag'), withCookies, other };
        }
        """;

    private const string Try = """
        async ([root, token]) => {
          const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: 'a', client_secret: 'b' });
          const attempts = [
            fetch(root + 'connect/token', { method: 'POST', body: form }),
            fetch(root + 'dicomweb/studies', { headers: { Authorization: `Bearer ${token}` } }),
            fetch(root + 'dicomweb/studies', { credentials: 'include' }),
          ];
          return await Promise.all(attempts.map((attempt) => attempt.then(() => 'answered', () => 'refused')));
        }
        """;

    [Fact]
    public async Task A_page_of_an_allowed_origin_searches_and_reads_frames_by_its_token_and_a_page_of_another_cannot()
    {
        await using var context = await program.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(program.Foreign.Allowed.ToString());
        var got = await page.EvaluateAsync<JsonElement>(Look, new[] { program.Address.ToString(), program.CommandSecret });
        got.GetProperty("instances").GetInt32().ShouldBeGreaterThan(10);
        got.GetProperty("bytes").GetInt32().ShouldBeGreaterThan(1000);
        got.GetProperty("tag").GetString().ShouldNotBeNullOrEmpty("the header is exposed");
        (got.GetProperty("withCookies").GetString(), got.GetProperty("other").GetString()).ShouldBe(("refused", "refused"));

        await page.GotoAsync(program.Foreign.Other.ToString());
        (await page.EvaluateAsync<string[]>(Try, new[] { program.Address.ToString(), got.GetProperty("token").GetString()! })).ShouldAllBe(outcome => outcome == "refused");
    }
}
