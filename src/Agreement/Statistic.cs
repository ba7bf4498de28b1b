using System.Diagnostics.CodeAnalysis;

namespace CrowdAnnotate.Agreement;

/// <summary>A computed value, or the reason why there is none. Never NaN, infinity, or a 0 or 1 that stands for "unknown".</summary>
public sealed record Statistic<T>
    where T : notnull
{
    private readonly T? value;

    /// <exception cref="ArgumentException">The value is a number that is not finite.</exception>
    public Statistic(T value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value is double number && !double.IsFinite(number))
        {
            throw new ArgumentException($"{number} is no result; say why it is undefined.", nameof(value));
        }

        this.value = value;
    }

    public Statistic(Undefined reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        Reason = reason;
    }

    /// <summary>Why there is no value; null when there is one.</summary>
    public Undefined? Reason { get; }

    [MemberNotNullWhen(false, nameof(Reason))]
    public bool IsDefined => Reason is null;

    /// <exception cref="InvalidOperationException">The statistic is undefined.</exception>
    public T Value => IsDefined ? value! : throw new InvalidOperationException(Reason.Why);

    /// <summary>The result of a further step, or the same reason.</summary>
    public Statistic<TOut> Select<TOut>(Func<T, TOut> step)
        where TOut : notnull
    {
        ArgumentNullException.ThrowIfNull(step);
        return IsDefined ? new(step(value!)) : new(Reason);
    }

    public static implicit operator Statistic<T>(T value) => new(value);

    public static implicit operator Statistic<T>(Undefined reason) => new(reason);

    public override string ToString() => IsDefined ? $"{value}" : Reason.ToString();
}
