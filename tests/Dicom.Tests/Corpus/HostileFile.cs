namespace CrowdAnnotate.Dicom.Tests;

/// <summary>A file that must be refused, and the place that the refusal must name.</summary>
internal sealed record HostileFile(string Name, byte[] Bytes, uint Tag, long Offset)
{
    /// <summary>Refused at the header of an attribute, or so many bytes behind.</summary>
    public static HostileFile At(string name, Recipe recipe, uint tag, int behind = 0)
    {
        var bytes = recipe.File();
        return new(name, bytes, tag, recipe[tag] + behind);
    }

    public static IEnumerable<HostileFile> All() =>
        [.. HostileLayouts.All(), .. HostileStructures.All(), .. HostileUids.All(), .. HostilePixels.All(), .. HostileFragments.All()];
}
