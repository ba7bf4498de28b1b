using CrowdAnnotate.Dicom;

namespace CrowdAnnotate.Interchange.Sr;

/// <summary>The documents whose content went into a report (PS3.3 §C.17.2, Predecessor Documents Sequence).</summary>
internal static class PredecessorDocuments
{
    public static void Put(DicomDataset report, IReadOnlyList<DocumentReference> documents)
    {
        var studies = documents.GroupBy(d => d.Study).Select(study => ReferencedObjects.Study(study.Key, study.GroupBy(d => d.Series).Select(g =>
        {
            var series = new ReferencedSeries(study.Key, g.Key);
            g.ToList().ForEach(d => series.Add(d.SopClass, d.SopInstance));
            return series;
        }), report)).ToList();
        if (studies.Count > 0)
        {
            report.AddOrUpdate(new DicomSequence(DicomTag.PredecessorDocumentsSequence, studies));
        }
    }
}
