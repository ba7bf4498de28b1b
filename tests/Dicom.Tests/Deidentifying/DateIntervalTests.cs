using System.Globalization;

namespace CrowdAnnotate.Dicom.Tests;

/// <summary>Moved dates: a patient's keep their distances whenever they are imported, another patient's move otherwise.</summary>
public class DateIntervalTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    private static int Moved(string patient, string study, string date, string profile = "public", byte[]? key = null)
    {
        var file = Plant.Image();
        file.Dataset.AddOrUpdate(DicomTag.PatientID, patient).AddOrUpdate(DicomTag.StudyInstanceUID, study).AddOrUpdate(DicomTag.StudyDate, date);

        // A new object each time, as in an import months later.
        new Deidentification(DeidentificationProfile.BuiltIn(profile)!, new DeidentificationKey(key ?? Key)).Apply(file, out var result).ShouldBeNull();
        return Day(result!.Dataset.GetString(DicomTag.StudyDate)!) - Day(date);
    }

    private static int Day(string text) => DateOnly.ParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture).DayNumber;

    [Fact]
    public void Intervals_of_one_patient_stay_across_imports_studies_and_profiles()
    {
        var days = Moved("A-1", "1.2.3.1", "20200131");
        days.ShouldNotBe(0);
        Moved("A-1", "1.2.3.2", "20240229").ShouldBe(days, "over a leap day");
        Moved("A-1", "1.2.3.3", "19991231", "research").ShouldBe(days);
        Moved("A-1", "1.2.3.1", "20200131", key: new byte[32]).ShouldNotBe(days, "another key");
    }

    [Fact]
    public void Many_patients_move_by_many_distances_and_all_into_the_past()
    {
        var shifts = Enumerable.Range(1, 200).Select(i => Moved($"P{i}", "1.2.3.1", "20200131", key: DeidentificationKey.Of(Key))).ToList();
        shifts.ShouldAllBe(s => s >= -1825 && s <= -1);
        shifts.Distinct().Count().ShouldBeGreaterThan(180);
    }

    [Fact]
    public void A_key_of_before_moves_each_patient_as_it_did()
    {
        // As the first version moved them.
        var shifts = Enumerable.Range(1, 8).Select(i => Moved($"P{i}", "1.2.3.1", "20200131")).ToList();
        shifts.ShouldBe([-1355, 1483, -811, -1415, 227, -987, -1582, 597]);
    }

    [Fact]
    public void The_version_of_a_key_changes_nothing_but_dates_and_an_unknown_one_is_refused()
    {
        var (before, now, uid) = (new DeidentificationKey(Key), new DeidentificationKey(DeidentificationKey.Of(Key)), new CrowdAnnotate.Primitives.Uid("1.2.3"));
        now.Map(uid).ShouldBe(before.Map(uid));
        now.Pseudonym(null, "A-1", uid).ShouldBe(before.Pseudonym(null, "A-1", uid));
        Math.Abs(now.DayShift(null, "A-1", uid)).ShouldBe(Math.Abs(before.DayShift(null, "A-1", uid)));
        Should.Throw<ArgumentException>(() => new DeidentificationKey([.. Key, 9]));
        Should.Throw<ArgumentException>(() => DeidentificationKey.Of(new byte[16]));
    }
}
