namespace CrowdAnnotate.Primitives;

/// <summary>The codes in use, each once, with the scheme it comes from (SCT SNOMED CT, DCM PS3.16 annex D, RADLEX RadLex, IBSI, NCI thesaurus).</summary>
public static class Codes
{
    public static readonly CodedConcept Length = new("410668003", "SCT", "Length");
    public static readonly CodedConcept LongAxis = new("103339001", "SCT", "Long axis");
    public static readonly CodedConcept ShortAxis = new("103340004", "SCT", "Short axis");
    public static readonly CodedConcept Area = new("42798000", "SCT", "Area");
    public static readonly CodedConcept Volume = new("118565006", "SCT", "Volume");
    public static readonly CodedConcept Perimeter = new("131191004", "SCT", "Perimeter");
    public static readonly CodedConcept Radius = new("131190003", "SCT", "Radius");

    /// <summary>Of PS3.16 CID 12304.</summary>
    public static readonly CodedConcept Angle = new("1483009", "SCT", "Angle");

    public static readonly CodedConcept MeshVolume = new("RNU0", "IBSI", "Volume (mesh)");
    public static readonly CodedConcept VoxelVolume = new("YEKZ", "IBSI", "Volume (voxel counting)");
    public static readonly CodedConcept MaximumDiameter = new("L0JK", "IBSI", "Maximum 3D diameter");
    public static readonly CodedConcept Mean = new("373098007", "SCT", "Mean");
    public static readonly CodedConcept StandardDeviation = new("386136009", "SCT", "Standard deviation");
    public static readonly CodedConcept Minimum = new("255605001", "SCT", "Minimum");
    public static readonly CodedConcept Maximum = new("56851009", "SCT", "Maximum");
    public static readonly CodedConcept AttenuationCoefficient = new("112031", "DCM", "Attenuation Coefficient");

    /// <summary>Of PS3.16 CID 7180: the standardized uptake value by body weight.</summary>
    public static readonly CodedConcept UptakeByBodyWeight = new("126401", "DCM", "SUVbw");

    public static readonly CodedConcept Lesion = new("52988006", "SCT", "Lesion");

    /// <summary>The category of lesions (PS3.16 CID 7150).</summary>
    public static readonly CodedConcept MorphologicallyAbnormalStructure = new("49755003", "SCT", "Morphologically Abnormal Structure");

    public static readonly CodedConcept SpatialAndRelationalConcept = new("309825002", "SCT", "Spatial and Relational Concept");
    public static readonly CodedConcept Background = new("125040", "DCM", "Background");
    public static readonly CodedConcept Segmentation = new("113076", "DCM", "Segmentation");
    public static readonly CodedConcept SourceImageForProcessing = new("121322", "DCM", "Source image for image processing operation");
    public static readonly CodedConcept ProcessingEquipment = new("109102", "DCM", "Processing Equipment");
    public static readonly CodedConcept ManualProcessing = new("123109", "DCM", "Manual Processing");

    public static readonly CodedConcept Median = new("373099004", "SCT", "Median");

    // What no standard has a code for; the scheme is this product's.
    public static readonly CodedConcept PixelValue = new("pixel-value", "99CROWD", "Pixel value");
    public static readonly CodedConcept Consensus = new("consensus", "99CROWD", "Consensus of readers");
    public static readonly CodedConcept Adjudication = new("adjudication", "99CROWD", "Adjudication of readers' findings");
    public static readonly CodedConcept LesionRegion = new("lesion-region", "99CROWD", "Region of one lesion");
    public static readonly CodedConcept LesionMatching = new("lesion-matching", "99CROWD", "Which marks are of one lesion");
    public static readonly CodedConcept ComputedConsensus = new("computed-consensus", "99CROWD", "The consensus was computed of the accepted readers");
    public static readonly CodedConcept OtherRegion = new("other-region", "99CROWD", "A reader's region stands apart from the others'");
    public static readonly CodedConcept Reader = new("reader", "99CROWD", "Reader");
    public static readonly CodedConcept AtLeastQuarterOfVotes = new("votes-25", "99CROWD", "Voxels that at least 25 % of the readers include");
    public static readonly CodedConcept AtLeastHalfOfVotes = new("votes-50", "99CROWD", "Voxels that at least 50 % of the readers include");
    public static readonly CodedConcept AtLeastThreeQuartersOfVotes = new("votes-75", "99CROWD", "Voxels that at least 75 % of the readers include");
    public static readonly CodedConcept VoteEntropy = new("vote-entropy", "99CROWD", "Entropy of the readers' votes, summed over voxels");
    public static readonly CodedConcept MeanPairwiseDice = new("mean-pairwise-dice", "99CROWD", "Mean Dice over pairs of readers");
    public static readonly CodedConcept ReadersUsed = new("readers-used", "99CROWD", "Readers in the consensus");

    /// <summary>AIM's data type of a text.</summary>
    public static readonly CodedConcept String = new("C45253", "NCI", "String");

    /// <summary>AIM's data type of a scalar calculation result.</summary>
    public static readonly CodedConcept Double = new("C48870", "NCI", "Double");
}
