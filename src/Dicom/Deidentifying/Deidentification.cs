using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Dicom;

/// <summary>
/// De-identification by an allow-list: what is not on it goes, at every level, with all private attributes and all sequences.
/// UIDs and the patient are mapped by keyed one-way functions; while the key exists the images are pseudonymised.
/// </summary>
public sealed class Deidentification(KeyedUids uids, KeyedPseudonym pseudonyms)
{
    /// <summary>The text of DeidentificationMethod (0012,0063).</summary>
    public const string Method = "CrowdAnnotate allow-list: others removed; UIDs, patient ID keyed";

    /// <summary>De-identifies one instance; the original is not changed.</summary>
    /// <returns>Why it is held back; null when <paramref name="result"/> holds the instance.</returns>
    public DicomRefusal? Apply(DicomFile original, out DeidentifiedInstance? result)
    {
        ArgumentNullException.ThrowIfNull(original);
        result = null;
        if (Held.Check(original) is { } held)
        {
            return held;
        }

        if (!PixelDescription.TryRead(original.Dataset, out var description, out var refusal))
        {
            return refusal;
        }

        var work = new Work(original.Dataset);
        work.Keep(IdentityWords.Of(original.Dataset));
        ReplaceIdentity(original.Dataset, work);
        work.FillRequired();
        work.KeepPixels(description);
        result = work.Finish();
        return null;
    }

    private void ReplaceIdentity(DicomDataset original, Work work)
    {
        foreach (var tag in AllowList.MappedUids)
        {
            if (original.GetUid(tag) is { } uid)
            {
                work.Replace(tag, uids.Map(uid).Value);
            }
        }

        var pseudonym = pseudonyms.Of(
            original.GetString(DicomTag.IssuerOfPatientID), original.GetString(DicomTag.PatientID), original.GetUid(DicomTag.StudyInstanceUID)!.Value);
        work.Replace(DicomTag.PatientID, pseudonym);
        work.Replace(DicomTag.PatientName, pseudonym);
        work.Replace(DicomTag.PatientIdentityRemoved, "YES");
        work.Replace(DicomTag.DeidentificationMethod, Method);
        work.Replace(DicomTag.LongitudinalTemporalInformationModified, "REMOVED");
        if (original.GetString(DicomTag.SOPClassUID) == SopClasses.PETImage)
        {
            // Type 1 in the PET Series module (PS3.3 §C.8.9.1), so a dummy stands there; 0028,0303 says that dates are removed.
            work.Replace(DicomTag.SeriesDate, "19000101");
            work.Replace(DicomTag.SeriesTime, "000000");
        }
    }

    /// <summary>The data set being made, and the account of it.</summary>
    private sealed class Work(DicomDataset original)
    {
        private readonly DicomDataset made = new();
        private readonly List<DicomTag> kept = [];
        private readonly List<DicomTag> replaced = [];
        private readonly List<DicomTag> emptied = [];
        private readonly List<DicomTag> wrongValue = [];
        private long clearedPixels;

        public void Keep(IReadOnlyCollection<string> identity)
        {
            foreach (var item in original.Items)
            {
                if (item is not DicomElement element || !AllowList.Kept.TryGetValue(item.Tag, out var most))
                {
                    continue;
                }

                if (element.Value.IsEmpty)
                {
                    made.AddOrUpdate(new DicomElement(item.Tag, DicomDictionary.Find(item.Tag)!.VR, default));
                    emptied.Add(item.Tag);
                }
                else if (KeptValue.Of(original, element, most, identity) is { } value)
                {
                    made.AddOrUpdate(value);
                    kept.Add(item.Tag);
                }
                else
                {
                    wrongValue.Add(item.Tag);
                }
            }
        }

        public void Replace(DicomTag tag, string value)
        {
            made.AddOrUpdate(tag, value);
            replaced.Add(tag);
        }

        public void FillRequired()
        {
            foreach (var tag in AllowList.EmptyInAll.Concat(AllowList.EmptyIn(original.GetString(DicomTag.SOPClassUID)!)).Where(t => !made.Contains(t)))
            {
                made.AddOrUpdate(tag, Array.Empty<string>());
                emptied.Add(tag);
            }
        }

        public void KeepPixels(PixelDescription description)
        {
            original.TryGet(description.PixelTag, out var item);
            var pixels = (DicomPixelData)item!;
            var little = pixels.IsBigEndian ? ByteOrder.Swapped(pixels.Value.Span, pixels.VR.UnitSize) : pixels.Value;
            made.AddOrUpdate(new DicomPixelData(pixels.Tag, pixels.VR, pixels.Offset, UnusedBits.Clear(little, description, out clearedPixels)));
            kept.Add(pixels.Tag);
        }

        public DeidentifiedInstance Finish()
        {
            var removed = original.Items.Where(i => !made.Contains(i.Tag)).ToList();
            return new DeidentifiedInstance(made, new DeidentificationReport
            {
                Kept = kept,
                Replaced = replaced,
                Emptied = emptied,
                Removed = [.. removed.Where(i => !i.Tag.IsPrivate).Select(i => i.Tag)],
                RemovedForTheirValue = wrongValue,
                RemovedPrivate = removed.Count(i => i.Tag.IsPrivate),
                RemovedNested = removed.OfType<DicomSequence>().Sum(CountNested),
                ClearedPixels = clearedPixels,
            });
        }

        // The depth is bounded by the reader's limit.
        private static int CountNested(DicomSequence sequence) =>
            sequence.Items.Sum(d => d.Items.Count + d.Items.OfType<DicomSequence>().Sum(CountNested));
    }
}
