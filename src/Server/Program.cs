using CrowdAnnotate.Server.Archive.Workers;
using CrowdAnnotate.Server.Commands;

// A worker must start fast and know nothing of the rest.
return args is [WorkerProgram.Word] ? WorkerProgram.Run() : await CommandLine.RunAsync(args);
