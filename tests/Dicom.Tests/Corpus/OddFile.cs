namespace CrowdAnnotate.Dicom.Tests;

/// <summary>A file that must be accepted though few look like it.</summary>
/// <param name="Note">What must be noted about it, where something must.</param>
internal sealed record OddFile(string Name, byte[] Bytes, string? Note = null)
{
    public OddFile(string name, Recipe recipe, string? note = null)
        : this(name, recipe.File(), note)
    {
    }

    public static IEnumerable<OddFile> All() =>
        [.. OddLayouts.All(), .. OddStructures.All(), .. OddValues.All(), .. OddObjects.All(), .. OddPixels.All(), .. OddFragments.All()];
}
