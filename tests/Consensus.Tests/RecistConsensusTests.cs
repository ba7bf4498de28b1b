using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Consensus.Tests;

public class RecistConsensusTests
{
    [Fact]
    public void One_gross_error_of_five_moves_the_median_little_and_the_medoid_not()
    {
        var marks = new[] { 20.0, 20.4, 19.8, 20.2, 60 }.Select((length, i) => Mark($"r{i}", length, 10 + i)).ToList();
        var consensus = RecistConsensus.Compute(marks);
        consensus.MedianLong.ShouldBe(20.2, 1e-12);
        consensus.MedianShort!.Value.ShouldBe(12, 1e-12);
        consensus.MadLong.ShouldBe(0.2, 1e-9);
        consensus.Medoid.Reader.ShouldBe("r3");
        consensus.Ellipse!.SemiMajor.ShouldBe(10.1, 1e-12);
        consensus.Ellipse.OrientationDegrees.ShouldBe(0, 1e-9);
    }

    [Fact]
    public void Ends_given_the_other_way_round_are_the_same_axis()
    {
        var there = new RecistMark("a", new(0, 0, 0), new(10, 10, 0));
        var back = new RecistMark("b", new(10, 10, 0), new(0, 0, 0));
        there.EndPointDistance(back).ShouldBe(0);
        var consensus = RecistConsensus.Compute([there, back]);
        consensus.EndPointMedianLong.ShouldBe(Math.Sqrt(200), 1e-12);
        (consensus.MedianShort, consensus.Ellipse).ShouldBe((null, null));
    }

    [Fact]
    public void One_reader_has_no_variation() => RecistConsensus.Compute([Mark("a", 20, 10)]).WithinCvLong.ShouldBeNull();

    [Fact]
    public void No_mark_half_a_short_axis_and_a_long_axis_without_length_are_refused()
    {
        Should.Throw<ArgumentException>(() => RecistConsensus.Compute([]));
        Should.Throw<ArgumentException>(() => new RecistMark("a", new(0, 0, 0), new(0, 0, 0)));
        Should.Throw<ArgumentException>(() => new RecistMark("a", new(0, 0, 0), new(1, 0, 0), new PatientPoint(0, 0, 0)));
    }

    private static RecistMark Mark(string reader, double longAxis, double shortAxis) =>
        new(reader, new(-longAxis / 2, 0, 0), new(longAxis / 2, 0, 0), new PatientPoint(0, -shortAxis / 2, 0), new PatientPoint(0, shortAxis / 2, 0));
}
