using CrowdAnnotate.Server.Commands;

return await CommandLine.RunAsync(args);
