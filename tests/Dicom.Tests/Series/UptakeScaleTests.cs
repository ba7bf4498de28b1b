namespace CrowdAnnotate.Dicom.Tests;

/// <summary>The factor worked out by hand: 70 kg, 370 MBq of fluorine 18 (6,586.2 s), injected an hour before the series.</summary>
public class UptakeScaleTests
{
    private static readonly DicomTag StartTime = new(0x0018, 0x1072);
    private static readonly DicomTag Dose = new(0x0018, 0x1074);
    private static readonly DicomTag HalfLife = new(0x0018, 0x1075);

    [Fact]
    public void Activity_is_held_against_the_dose_that_is_left_when_the_series_begins()
    {
        // 370e6 Bq · 2^(−3600 / 6586.2) = 253,307,434 Bq; 70,000 g / that.
        UptakeScale.Of(Made())!.Value.ShouldBe(70_000 / (370e6 * Math.Pow(2, -3600 / 6586.2)), 1e-15);
        UptakeScale.Of(Made(h => h.AddOrUpdate(DicomTag.DecayCorrection, "ADMIN")))!.Value.ShouldBe(70_000 / 370e6, 1e-15);
    }

    [Fact]
    public void Values_by_body_weight_stay_as_they_are()
    {
        UptakeScale.Of(Made(h => h.AddOrUpdate(DicomTag.Units, "GML"))).ShouldBe(1);
        UptakeScale.Of(Made(h => h.AddOrUpdate(DicomTag.Units, "GML").AddOrUpdate(DicomTag.SUVType, "LBM"))).ShouldBeNull();
    }

    [Fact]
    public void A_header_that_does_not_say_enough_gives_no_uptake()
    {
        Action<DicomDataset>[] spoiled =
        [
            h => h.Remove(DicomTag.PatientWeight), h => h.Remove(DicomTag.RadiopharmaceuticalInformationSequence), h => h.AddOrUpdate(DicomTag.Units, "CNTS"),
            h => h.AddOrUpdate(DicomTag.DecayCorrection, "NONE"), h => h.AddOrUpdate(DicomTag.SeriesTime, "120000"), h => h.Remove(DicomTag.AcquisitionTime),
            h => h.GetSequence(DicomTag.RadiopharmaceuticalInformationSequence)[0].AddOrUpdate(StartTime, "113000"),
            h => h.GetSequence(DicomTag.RadiopharmaceuticalInformationSequence)[0].AddOrUpdate(Dose, 0),
        ];
        spoiled.Select(s => UptakeScale.Of(Made(s))).ShouldAllBe(f => f == null);
    }

    private static DicomDataset Made(Action<DicomDataset>? change = null)
    {
        var header = new DicomDataset();
        header.AddOrUpdate(DicomTag.Units, "BQML").AddOrUpdate(DicomTag.DecayCorrection, "START").AddOrUpdate(DicomTag.PatientWeight, 70)
            .AddOrUpdate(DicomTag.SeriesDate, "20260101").AddOrUpdate(DicomTag.SeriesTime, "110000").AddOrUpdate(DicomTag.AcquisitionDate, "20260101")
            .AddOrUpdate(DicomTag.AcquisitionTime, "110500.25")
            .AddOrUpdate(DicomTag.RadiopharmaceuticalInformationSequence, new DicomDataset(header).AddOrUpdate(StartTime, "100000.00").AddOrUpdate(Dose, 370e6).AddOrUpdate(HalfLife, 6586.2));
        change?.Invoke(header);
        return header;
    }
}
