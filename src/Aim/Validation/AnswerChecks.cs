using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>Checks of what a reader states.</summary>
internal static class AnswerChecks
{
    public static void Run(CodedAnswer answer, ValidationLog log)
    {
        log.Codes("typeCode", answer.TypeCodes);
        log.Codes("questionTypeCode", answer.QuestionTypeCodes);
    }

    public static void Run(ValueList<ImagingObservationCharacteristic> characteristics, ValidationLog log)
    {
        for (var i = 0; i < characteristics.Count; i++)
        {
            Run(characteristics[i].Answer, characteristics[i].Quantifications, log.At("imagingObservationCharacteristicCollection", "ImagingObservationCharacteristic", i));
        }
    }

    public static void Run(ValueList<ImagingPhysicalEntityCharacteristic> characteristics, ValidationLog log)
    {
        for (var i = 0; i < characteristics.Count; i++)
        {
            Run(characteristics[i].Answer, characteristics[i].Quantifications, log.At("imagingPhysicalEntityCharacteristicCollection", "ImagingPhysicalEntityCharacteristic", i));
        }
    }

    public static void Run(LesionObservationEntity lesion, ValidationLog log)
    {
        if (lesion is not TimePointLesionObservationEntity point)
        {
            return;
        }

        if (point is { CanMeasureLesion: true, ReasonUnableToMeasure: not null })
        {
            log.Warning(AimCheck.Contradiction, "reasonUnableToMeasure", "tells why the lesion could not be measured, though it could.");
        }

        if (point is { CanEvaluateLesion: true, ReasonUnableToEvaluate: not null })
        {
            log.Warning(AimCheck.Contradiction, "reasonUnableToEvaluate", "tells why the lesion could not be evaluated, though it could.");
        }
    }

    private static void Run(CodedAnswer answer, ValueList<CharacteristicQuantification> quantifications, ValidationLog log)
    {
        Run(answer, log);
        for (var i = 0; i < quantifications.Count; i++)
        {
            if (Unit(quantifications[i]) is { } unit)
            {
                log.At("characteristicQuantificationCollection", "CharacteristicQuantification", i)
                    .Unit("ucumString", unit, answer.TypeCodes.Concat(answer.QuestionTypeCodes));
            }
        }
    }

    private static UcumUnit? Unit(CharacteristicQuantification quantification) => quantification switch
    {
        Numerical n => n.Unit,
        Interval i => i.Unit,
        _ => null,
    };
}
