namespace CrowdAnnotate.Server.Commands.Replaying;

/// <summary>A bar of the part that is done, on a terminal only, taken away when it is over.</summary>
internal sealed class ShareProgress(string what) : IProgress<double>, IDisposable
{
    private const int Wide = 30;
    private readonly bool isShown = !Console.IsErrorRedirected;

    public void Report(double value)
    {
        if (isShown)
        {
            var filled = (int)Math.Round(Wide * Math.Clamp(value, 0, 1));
            Console.Error.Write($"\r  {what} {new string('█', filled)}{new string('░', Wide - filled)}");
        }
    }

    public void Dispose()
    {
        if (isShown)
        {
            Console.Error.Write($"\r{new string(' ', what.Length + Wide + 3)}\r");
        }
    }
}
