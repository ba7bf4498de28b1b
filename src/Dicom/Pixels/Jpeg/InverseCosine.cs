namespace CrowdAnnotate.Dicom;

/// <summary>
/// The inverse cosine transform of an 8×8 block in integers: the scheme of Loeffler, Ligtenberg and Moschytz (ICASSP 1989) with
/// 13-bit constants, rounded where the Independent JPEG Group's decoder rounds, so that samples are those that most software shows.
/// </summary>
internal static class InverseCosine
{
    private const int Fraction = 13;

    /// <param name="block">64 coefficients in rows; holds samples around zero afterwards.</param>
    /// <param name="extra">Bits kept between the passes: 2 for 8-bit samples, 1 for 12-bit ones.</param>
    public static void Transform(Span<int> block, int extra)
    {
        for (var column = 0; column < 8; column++)
        {
            Pass(block[column..], 8, Fraction - extra);
        }

        for (var row = 0; row < 8; row++)
        {
            Pass(block[(8 * row)..], 1, Fraction + extra + 3);
        }
    }

    private static void Pass(Span<int> v, int step, int descale)
    {
        var half = 1 << (descale - 1);
        var middle = (v[2 * step] + v[6 * step]) * 4433;
        var even2 = middle - (v[6 * step] * 15137);
        var even3 = middle + (v[2 * step] * 6270);
        var even0 = (v[0] + v[4 * step]) << Fraction;
        var even1 = (v[0] - v[4 * step]) << Fraction;
        var (a0, a3, a1, a2) = (even0 + even3 + half, even0 - even3 + half, even1 + even2 + half, even1 - even2 + half);

        var (o0, o1, o2, o3) = (v[7 * step], v[5 * step], v[3 * step], v[step]);
        var (z1, z2, z3, z4) = ((o0 + o3) * -7373, (o1 + o2) * -20995, o0 + o2, o1 + o3);
        var z5 = (z3 + z4) * 9633;
        z3 = (z3 * -16069) + z5;
        z4 = (z4 * -3196) + z5;
        o0 = (o0 * 2446) + z1 + z3;
        o1 = (o1 * 16819) + z2 + z4;
        o2 = (o2 * 25172) + z2 + z3;
        o3 = (o3 * 12299) + z1 + z4;

        v[0] = (a0 + o3) >> descale;
        v[7 * step] = (a0 - o3) >> descale;
        v[step] = (a1 + o2) >> descale;
        v[6 * step] = (a1 - o2) >> descale;
        v[2 * step] = (a2 + o1) >> descale;
        v[5 * step] = (a2 - o1) >> descale;
        v[3 * step] = (a3 + o0) >> descale;
        v[4 * step] = (a3 - o0) >> descale;
    }
}
