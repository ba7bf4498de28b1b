namespace CrowdAnnotate.Agreement;

/// <summary>Inverse and determinant of small positive-definite matrices, by Cholesky's factor.</summary>
internal static class SymmetricMatrix
{
    /// <summary>The inverse and the logarithm of the determinant; null when the matrix is not positive definite.</summary>
    public static (double[,] Inverse, double LogDeterminant)? Invert(double[,] matrix)
    {
        var size = matrix.GetLength(0);
        if (Factor(matrix) is not { } lower)
        {
            return null;
        }

        var inverse = new double[size, size];
        for (var column = 0; column < size; column++)
        {
            var x = Solve(lower, column);
            for (var row = 0; row < size; row++)
            {
                inverse[row, column] = x[row];
            }
        }

        return (inverse, 2 * Enumerable.Range(0, size).Sum(i => Math.Log(lower[i, i])));
    }

    /// <summary>a·b.</summary>
    public static double[,] Multiply(double[,] a, double[,] b)
    {
        var (rows, inner, columns) = (a.GetLength(0), a.GetLength(1), b.GetLength(1));
        var product = new double[rows, columns];
        for (var i = 0; i < rows; i++)
        {
            for (var m = 0; m < inner; m++)
            {
                for (var j = 0; j < columns; j++)
                {
                    product[i, j] += a[i, m] * b[m, j];
                }
            }
        }

        return product;
    }

    /// <summary>a·x.</summary>
    public static double[] Multiply(double[,] a, double[] x)
    {
        var product = new double[a.GetLength(0)];
        for (var i = 0; i < product.Length; i++)
        {
            for (var j = 0; j < x.Length; j++)
            {
                product[i] += a[i, j] * x[j];
            }
        }

        return product;
    }

    /// <summary>a times a number.</summary>
    public static double[,] Scale(double[,] a, double by)
    {
        var scaled = (double[,])a.Clone();
        for (var i = 0; i < a.GetLength(0); i++)
        {
            for (var j = 0; j < a.GetLength(1); j++)
            {
                scaled[i, j] *= by;
            }
        }

        return scaled;
    }

    /// <summary>Σ weight·matrix.</summary>
    public static double[,] Sum(double[][,] matrices, double[] weights)
    {
        var sum = new double[matrices[0].GetLength(0), matrices[0].GetLength(1)];
        for (var m = 0; m < matrices.Length; m++)
        {
            for (var i = 0; i < sum.GetLength(0); i++)
            {
                for (var j = 0; j < sum.GetLength(1); j++)
                {
                    sum[i, j] += weights[m] * matrices[m][i, j];
                }
            }
        }

        return sum;
    }

    /// <summary>Adds to the diagonal of a matrix, in place.</summary>
    public static void AddDiagonal(double[,] matrix, double[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            matrix[i, i] += values[i];
        }
    }

    public static void AddDiagonal(double[,] matrix, double value) => AddDiagonal(matrix, [.. Enumerable.Repeat(value, matrix.GetLength(0))]);

    /// <summary>tr(a).</summary>
    public static double Trace(double[,] a) => Enumerable.Range(0, a.GetLength(0)).Sum(i => a[i, i]);

    /// <summary>tr(a·b).</summary>
    public static double TraceOfProduct(double[,] a, double[,] b)
    {
        var trace = 0.0;
        for (var i = 0; i < a.GetLength(0); i++)
        {
            for (var j = 0; j < a.GetLength(1); j++)
            {
                trace += a[i, j] * b[j, i];
            }
        }

        return trace;
    }

    private static double[,]? Factor(double[,] matrix)
    {
        var size = matrix.GetLength(0);
        var lower = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var rest = matrix[i, j];
                for (var m = 0; m < j; m++)
                {
                    rest -= lower[i, m] * lower[j, m];
                }

                if (i == j && !(rest > 0))
                {
                    return null;
                }

                lower[i, j] = i == j ? Math.Sqrt(rest) : rest / lower[j, j];
            }
        }

        return lower;
    }

    // The column of the inverse: L z = e, then Lᵀ x = z.
    private static double[] Solve(double[,] lower, int column)
    {
        var size = lower.GetLength(0);
        var x = new double[size];
        for (var i = 0; i < size; i++)
        {
            x[i] = i == column ? 1 : 0;
            for (var m = 0; m < i; m++)
            {
                x[i] -= lower[i, m] * x[m];
            }

            x[i] /= lower[i, i];
        }

        for (var i = size - 1; i >= 0; i--)
        {
            for (var m = i + 1; m < size; m++)
            {
                x[i] -= lower[m, i] * x[m];
            }

            x[i] /= lower[i, i];
        }

        return x;
    }
}
