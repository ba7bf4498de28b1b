using System.Globalization;
using CrowdAnnotate.Aim;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Server.CaseConsensus;

namespace CrowdAnnotate.Server.Exporting;

/// <summary>The numbers of a consensus as calculations: its size, and how sure it is.</summary>
internal static class ConsensusMeasures
{
    private static readonly UcumUnit Bit = new("{bit}");

    public static IEnumerable<CalculationEntity> Of(LesionConsensus consensus, string softwareVersion, Func<Uid> nextUid)
    {
        var algorithm = new Algorithm(
            "CrowdAnnotate consensus", [Codes.Consensus], version: softwareVersion, parameters: [new AlgorithmParameter("method", consensus.Method, Codes.String)]);
        return Values(consensus).Select(v =>
        {
            var words = v.Derivation is null ? v.Concept.Meaning : $"{v.Concept.Meaning}, {v.Derivation.Meaning.ToLower(CultureInfo.InvariantCulture)}";
            CodedConcept[] types = v.Derivation is null ? [v.Concept] : [v.Concept, v.Derivation];
            return new CalculationEntity(nextUid(), types, words, [new CompactCalculationResult(new Quantity(v.Value, v.Unit), words)], algorithm: algorithm);
        });
    }

    private static IEnumerable<(CodedConcept Concept, CodedConcept? Derivation, double Value, UcumUnit Unit)> Values(LesionConsensus c)
    {
        yield return (Codes.VoxelVolume, null, c.Volume, UcumUnit.CubicMillimetre);
        yield return (Codes.VoxelVolume, Codes.AtLeastQuarterOfVotes, c.Volume25, UcumUnit.CubicMillimetre);
        yield return (Codes.VoxelVolume, Codes.AtLeastHalfOfVotes, c.Volume50, UcumUnit.CubicMillimetre);
        yield return (Codes.VoxelVolume, Codes.AtLeastThreeQuartersOfVotes, c.Volume75, UcumUnit.CubicMillimetre);
        yield return (Codes.VoteEntropy, null, c.EntropyBits, Bit);
        yield return (Codes.ReadersUsed, null, c.Readers.Count, UcumUnit.One);
        if (c.MeanPairwiseDice is { } dice)
        {
            yield return (Codes.MeanPairwiseDice, null, dice, UcumUnit.One);
        }

        if (c.LongAxis is { } longAxis)
        {
            yield return (Codes.LongAxis, Codes.Median, longAxis, UcumUnit.Millimetre);
        }

        if (c.ShortAxis is { } shortAxis)
        {
            yield return (Codes.ShortAxis, Codes.Median, shortAxis, UcumUnit.Millimetre);
        }
    }
}
