using CrowdAnnotate.Aim;

namespace CrowdAnnotate.Interchange;

/// <summary>The losses of a conversion under way, in the order they are met.</summary>
internal sealed class LossList
{
    private readonly List<Loss> found = [];

    public void Add(string path, string message) => found.Add(new Loss(path, message));

    public void If(bool lost, string path, string message)
    {
        if (lost)
        {
            Add(path, message);
        }
    }

    public ValueList<Loss> All => found.ToValueList();
}
