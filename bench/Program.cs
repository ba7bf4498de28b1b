using CrowdAnnotate.Bench;

return await BenchCommand.RunAsync(args);
