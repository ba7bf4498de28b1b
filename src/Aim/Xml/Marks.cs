namespace CrowdAnnotate.Aim;

/// <summary>Which of some things were looked at, by their index; hardly anything has more than 64 of them.</summary>
internal struct Marks
{
    private const int Width = 64;
    private ulong first;
    private ulong[]? more;

    public readonly bool this[int index] => (Word(index / Width) & (1UL << (index % Width))) != 0;

    public void Set(int index)
    {
        var bit = 1UL << (index % Width);
        if (index < Width)
        {
            first |= bit;
            return;
        }

        var word = (index / Width) - 1;
        if (word >= (more?.Length ?? 0))
        {
            Array.Resize(ref more, Math.Max(2 * word, 4));
        }

        more![word] |= bit;
    }

    private readonly ulong Word(int word) => word == 0 ? first : word <= (more?.Length ?? 0) ? more![word - 1] : 0;
}
