namespace CrowdAnnotate.Aim.Tests;

public class SingleAnnotationsTests
{
    [Fact]
    public void Each_annotation_gets_a_collection_of_its_own_that_is_the_same_every_time()
    {
        var reading = AimXml.Read(File.ReadAllText(SharedFolder.Demand("samples", "full.xml")));
        var singles = SingleAnnotations.Of(reading.Collection!);
        singles.Select(c => c.ImageAnnotations.ShouldHaveSingleItem()).ShouldBe(reading.Collection!.ImageAnnotations);
        singles.Select(c => c.UniqueIdentifier).Append(reading.Collection.UniqueIdentifier).Distinct().Count().ShouldBe(singles.Count + 1);
        singles.ShouldAllBe(c => c.Person == reading.Collection.Person && c.User == reading.Collection.User && c.StudyInstanceUid == reading.Collection.StudyInstanceUid);
        SingleAnnotations.Of(reading.Collection).ShouldBe(singles);
    }

    [Fact]
    public void A_collection_of_one_stays_as_it_is()
    {
        var single = SampleAnnotations.Collection();
        if (single.ImageAnnotations.Count > 1)
        {
            single = SingleAnnotations.Of(single)[0];
        }

        SingleAnnotations.Of(single).ShouldHaveSingleItem().ShouldBeSameAs(single);
    }
}
