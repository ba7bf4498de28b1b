using System.Text;

namespace CrowdAnnotate.Dicom;

/// <summary>The character set of a data set as a whole.</summary>
public sealed partial class DicomDataset
{
    /// <summary>
    /// Writes every text of the data set and of the items in it anew in UTF-8 and says so in SpecificCharacterSet; then text of
    /// any script can be set. Text whose bytes were not of the character set keeps a replacement character for each.
    /// </summary>
    public void ConvertToUtf8()
    {
        if (Encoding is not UTF8Encoding || !Contains(DicomTag.SpecificCharacterSet))
        {
            ConvertItems(Encoding);
            AddOrUpdate(DicomTag.SpecificCharacterSet, CharacterSet.Utf8Term);
        }
    }

    // The depth of recursion is bounded: what was read is at most as deep as the reader's limit.
    private void ConvertItems(Encoding encoding)
    {
        for (var i = items.Count - 1; i >= 0; i--)
        {
            if (items[i] is DicomElement { VR.IsLocalised: true } element)
            {
                items[i] = DicomValues.Utf8(element, encoding);
            }

            foreach (var inner in items[i] is DicomSequence sequence ? sequence.Items : [])
            {
                inner.ConvertItems(inner.Contains(DicomTag.SpecificCharacterSet) ? inner.Encoding : encoding);
                inner.Remove(DicomTag.SpecificCharacterSet);
            }
        }
    }
}
