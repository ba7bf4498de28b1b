namespace CrowdAnnotate.Agreement.Running;

/// <summary>One reader's value of the case at hand: a measurement, or the place of an answer on its declared scale.</summary>
public readonly record struct ReaderValue(string Reader, double Value);

/// <summary>What holds of the readings of one case, wherever they are counted.</summary>
internal static class CaseReadings
{
    /// <exception cref="ArgumentException">A reader has two values, or a value is not finite.</exception>
    public static void Check(IReadOnlyList<ReaderValue> readings)
    {
        ArgumentNullException.ThrowIfNull(readings);
        for (var a = 0; a < readings.Count; a++)
        {
            if (!double.IsFinite(readings[a].Value))
            {
                throw new ArgumentException($"{readings[a].Reader} reads {readings[a].Value}, which is no number.", nameof(readings));
            }

            for (var b = 0; b < a; b++)
            {
                if (readings[a].Reader == readings[b].Reader)
                {
                    throw new ArgumentException($"{readings[a].Reader} has two values of one case.", nameof(readings));
                }
            }
        }
    }

    /// <summary>Changes a count that must not fall below zero; one that is zero is forgotten.</summary>
    /// <exception cref="InvalidOperationException">What is taken away was never added.</exception>
    public static void Count<TKey>(Dictionary<TKey, long> counts, TKey key, long by)
        where TKey : notnull
    {
        var now = counts.GetValueOrDefault(key) + by;
        if (now < 0)
        {
            throw new InvalidOperationException($"{key} is taken away, but was never added.");
        }

        if (now == 0)
        {
            counts.Remove(key);
        }
        else
        {
            counts[key] = now;
        }
    }
}
