using Npgsql;

namespace CrowdAnnotate.Server.Operations;

/// <summary>Live: the process answers. Ready: it can serve, which needs the database.</summary>
public static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Text("live")).AllowAnonymous();
        routes.MapGet("/health/ready", Ready).AllowAnonymous();
    }

    private static async Task<IResult> Ready(NpgsqlDataSource database, CancellationToken cancel)
    {
        try
        {
            await using var command = database.CreateCommand("SELECT 1");
            await command.ExecuteScalarAsync(cancel);
            return Results.Text("ready");
        }
        catch (NpgsqlException)
        {
            return Problems.Result(Problems.DatabaseAway);
        }
    }
}
