using CrowdAnnotate.Aim;
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

    /// <summary>The documents; null where the report names none.</summary>
    public static ValueList<DocumentReference>? Read(DicomDataset report)
    {
        var found = from study in report.GetSequence(DicomTag.PredecessorDocumentsSequence)
                    from series in study.GetSequence(DicomTag.ReferencedSeriesSequence)
                    from item in series.GetSequence(DicomTag.ReferencedSOPSequence)
                    select (Study: study.GetUid(DicomTag.StudyInstanceUID), Series: series.GetUid(DicomTag.SeriesInstanceUID),
                        Class: item.GetUid(DicomTag.ReferencedSOPClassUID), Instance: item.GetUid(DicomTag.ReferencedSOPInstanceUID));
        var whole = found.Where(d => d is { Study: not null, Series: not null, Class: not null, Instance: not null })
            .Select(d => new DocumentReference(d.Study!.Value, d.Series!.Value, d.Class!.Value, d.Instance!.Value)).ToValueList();
        return whole.Count > 0 ? whole : null;
    }
}
