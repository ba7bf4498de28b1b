using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;

namespace CrowdAnnotate.Dicom;

/// <summary>Private attributes known to carry no identity (PS3.15 §E.3.10), by creator, group and element within the creator's block.</summary>
internal static partial class SafePrivate
{
    private static readonly FrozenDictionary<(string Creator, ushort Group, byte Element), DicomVR> Known = Read();

    /// <summary>The attribute's creator and VR where it is on the list.</summary>
    public static bool TryFind(DicomDataset dataset, DicomTag tag, out string creator, out DicomVR vr)
    {
        var block = new DicomTag(tag.Group, (ushort)(tag.Element >> 8));
        creator = block.IsPrivateCreator ? dataset.GetString(block) ?? "" : "";
        vr = DicomVR.UN;
        return creator.Length > 0 && Known.TryGetValue((creator, tag.Group, (byte)tag.Element), out vr!);
    }

    /// <summary>What of a text may stay; null when nothing.</summary>
    public static DicomElement? Text(DicomElement element, IdentityWords identity)
    {
        var text = Encoding.Latin1.GetString(element.Value.Span).TrimEnd(' ', '\0');
        var kept = Ratio().IsMatch(text) ? text : TextCleaning.Clean(text, identity);
        return kept.Length == 0 ? null : DicomValues.Element(element.Tag, element.VR, [kept], CharacterSet.Default);
    }

    private static FrozenDictionary<(string Creator, ushort Group, byte Element), DicomVR> Read()
    {
        var known = new Dictionary<(string Creator, ushort Group, byte Element), DicomVR>();
        foreach (var line in DeidentificationTables.Lines("safe-private.txt"))
        {
            var parts = line.Split('|');
            var isRead = DicomTag.TryParse(parts[1] + "10" + parts[2], out var tag) & DicomVR.TryParse(parts[3], out var vr);
            known[(parts[0], tag.Group, (byte)tag.Element)] = isRead ? vr! : throw new InvalidOperationException($"Not a private attribute: {line}");
        }

        return known.ToFrozenDictionary();
    }

    // A pitch as “1.375:1”.
    [GeneratedRegex("^[0-9]\\.[0-9]{1,4}:1$")]
    private static partial Regex Ratio();
}
