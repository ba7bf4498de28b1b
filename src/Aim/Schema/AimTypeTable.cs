namespace CrowdAnnotate.Aim;

/// <summary>
/// The types of AIM 4.2 as its schema AIM_v4.2_rv2_XML.xsd gives them, one a block: name, base, attributes (<c>?</c> where optional), then its own
/// parts in order with their type. <c>?</c> once or not at all, <c>+</c> once or more, <c>*</c> any number; <c>{Item Type}</c> is a wrapper around one
/// or more items. Statements are left out: the schema gives all of them the parts of AnnotationStatement.
/// </summary>
internal static class AimTypeTable
{
    public const string Text = """
        AdjudicationObservation =
            observationUid II, observationScope CD, personObserversRoleInThisProcedure CD?, identifierWithinAcceptedPersonObserversRole ST*,
            identifierWithinRejectedPersonObserversRole ST*, reasonForChoice CD, reasonForDiscordance CD?, comment ST?, imageQualityIssuesDiscordance BL
        Algorithm =
            name ST, type CD+, uniqueIdentifier II?, version ST?, description ST?, parameterCollection {Parameter}?
        abstract AnnotationCollection @aimVersion =
            uniqueIdentifier II, studyInstanceUid II, seriesInstanceUid II, accessionNumber ST?, description ST?, dateTime TS, user User?, equipment Equipment?
        abstract AnnotationEntity : Entity =
            typeCode CD+, dateTime TS, name ST, comment ST?, precedentReferencedAnnotationUid II?, templateUid II?, trackingUniqueIdentifier II?,
            auditTrailCollection {AuditTrail}?, imagingPhysicalEntityCollection {ImagingPhysicalEntity}?, calculationEntityCollection {CalculationEntity}?,
            inferenceEntityCollection {InferenceEntity}?, annotationRoleEntityCollection {AnnotationRoleEntity}?, lesionObservationEntityCollection
            {LesionObservationEntity}?, imagingObservationEntityCollection {ImagingObservationEntity}?, taskContextEntityCollection {TaskContextEntity}?
        AnnotationOfAnnotation : AnnotationEntity =
            adjudicationObservation AdjudicationObservation?, annotationOfAnnotationStatementCollection {AnnotationOfAnnotationStatement AnnotationStatement}?
        AnnotationOfAnnotationCollection : AnnotationCollection =
            annotationOfAnnotations {AnnotationOfAnnotation}
        AnnotationRoleEntity : Entity =
            roleCode CD, questionTypeCode CD*, roleSequenceNumber INT?
        abstract AnnotationStatement =
            subjectUniqueIdentifier II, objectUniqueIdentifier II
        AuditTrail =
            statusCode CD, dateTime TS, changeReason CD, worklistSubtaskUid II?, comment ST?
        CalculationData =
            value ST, coordinateCollection {Coordinate}
        CalculationEntity : Entity =
            typeCode CD+, questionTypeCode CD*, description ST, mathML ST?, questionIndex INT?, calculationResultCollection {CalculationResult}?, algorithm
            Algorithm?
        abstract CalculationResult @type =
            unitOfMeasure ST, dataType CD, dimensionCollection {Dimension}
        abstract CharacteristicQuantification =
            annotatorConfidence REAL?, characteristicQuantificationIndex INT?, label ST, valueLabel ST?, valueDescription ST?, comment ST?
        CompactCalculationResult : CalculationResult =
            value ST, encoding CD?, compression CD?
        Coordinate =
            dimensionIndex INT, position INT
        DicomImageReferenceEntity : ImageReferenceEntity =
            imageStudy ImageStudy
        DicomSegmentationEntity : SegmentationEntity =
            sopInstanceUid II, studyInstanceUid II?, seriesInstanceUid II?, sopClassUid II, referencedSopInstanceUid II, segmentNumber INT
        Dimension =
            index INT, size INT, label ST
        abstract Entity =
            uniqueIdentifier II
        Equipment =
            manufacturerName ST, manufacturerModelName ST?, deviceSerialNumber ST?, softwareVersion ST?
        ExtendedCalculationResult : CalculationResult =
            calculationDataCollection {CalculationData}?
        GeneralImage =
            patientOrientationColumn ST?, patientOrientationRow ST?
        GeneralLesionObservationEntity : LesionObservationEntity =
            trackingIdentifier ST, lesionType CD, reconstructionInterval CD?, laterality CD?
        abstract GeometricShapeEntity : MarkupEntity =
            questionTypeCode CD*, shapeIdentifier INT, label ST?, description ST?, includeFlag BL, comment ST?, lineColor ST?, lineOpacity ST?, lineStyle ST?,
            lineThickness ST?, questionIndex INT?, interpolationMethod CD?
        Image =
            sopClassUid II, sopInstanceUid II, imagePlane ImagePlane?, generalImage GeneralImage?
        ImageAnnotation : AnnotationEntity =
            segmentationEntityCollection {SegmentationEntity}?, markupEntityCollection {MarkupEntity}?, imageAnnotationStatementCollection
            {ImageAnnotationStatement AnnotationStatement}?, imageReferenceEntityCollection {ImageReferenceEntity}?
        ImageAnnotationCollection : AnnotationCollection =
            person Person?, imageAnnotations {ImageAnnotation}
        ImagePlane =
            rowImageOrientationX REAL?, rowImageOrientationY REAL?, rowImageOrientationZ REAL?, columnImageOrientationX REAL?, columnImageOrientationY REAL?,
            columnImageOrientationZ REAL?, verticalPixelSpacing REAL?, horizontalPixelSpacing REAL?, sliceThickness REAL?, imagePositionX REAL?, imagePositionY
            REAL?, imagePositionZ REAL?
        abstract ImageReferenceEntity : Entity
        ImageSeries =
            instanceUid II, modality CD, imageCollection {Image}
        ImageStudy =
            instanceUid II, startDate TS, startTime TS, procedureDescription ST?, accessionNumber ST?, imageSeries ImageSeries, referencedDicomObjectCollection
            {ReferencedDicomObject}?
        ImagingObservationCharacteristic =
            typeCode CD+, questionTypeCode CD*, annotatorConfidence REAL?, label ST?, comment ST?, questionIndex INT?, characteristicQuantificationCollection
            {CharacteristicQuantification}?
        ImagingObservationEntity : Entity =
            typeCode CD+, questionTypeCode CD*, annotatorConfidence REAL?, label ST?, comment ST?, isPresent BL?, questionIndex INT?,
            imagingObservationCharacteristicCollection {ImagingObservationCharacteristic}?
        ImagingPhysicalEntity : Entity =
            typeCode CD+, questionTypeCode CD*, isPresent BL?, annotatorConfidence REAL?, label ST?, questionIndex INT?, comment ST?,
            imagingPhysicalEntityCharacteristicCollection {ImagingPhysicalEntityCharacteristic}?, imagingObservationCharacteristicCollection
            {ImagingObservationCharacteristic}?
        ImagingPhysicalEntityCharacteristic =
            typeCode CD+, questionTypeCode CD*, annotatorConfidence REAL?, label ST?, questionIndex INT?, comment ST?, characteristicQuantificationCollection
            {CharacteristicQuantification}?
        InferenceEntity : Entity =
            imageEvidence BL, isPresent BL?, typeCode CD+, questionTypeCode CD*, annotatorConfidence REAL?, description ST?, label ST?, questionIndex INT?,
            comment ST?
        Interval : CharacteristicQuantification @minOperator @maxOperator =
            minValue REAL, maxValue REAL, ucumString ST
        abstract LesionObservationEntity : Entity =
            lesionUniqueIdentifier II, isAdditionalObservation BL?
        abstract MarkupEntity : Entity
        NonQuantifiable : CharacteristicQuantification =
            typeCode CD
        Numerical : CharacteristicQuantification @operator? =
            ucumString ST, value REAL
        Parameter =
            name ST, value ST, dataType CD
        Person =
            name ST, id ST, birthDate TS?, sex ST?, ethnicGroup ST?, sourcePatientGroupId ST?
        Quantile : CharacteristicQuantification =
            bins INT, selectedBin INT, minValue REAL, maxValue REAL
        ReferencedDicomObject =
            modality CD, sopInstanceUid II
        Scale : CharacteristicQuantification @type =
            value ST
        abstract SegmentationEntity : Entity
        TaskContextEntity : Entity =
            worklistTaskUid II, worklistTaskName ST, worklistTaskDescription ST, worklistTaskCategory CD, worklistTaskLevel CD, worklistTaskType CD,
            worklistTaskRepeatType CD?, worklistTaskVariabilityType CD?, worklistTaskVersion ST, worklistSubtaskUid II, worklistSubtaskName ST,
            worklistSubtaskStartDateTime TS, worklistSubtaskClosedDateTime TS, taskContextEntityCollection {TaskContextEntity}?
        TextAnnotationEntity : MarkupEntity =
            text ST, font ST?, fontColor ST?, fontEffect ST?, fontSize ST?, fontStyle ST?, textJustify ST?, fontOpacity ST?, geometricShapeEntity
            GeometricShapeEntity?
        ThreeDimensionEllipse : ThreeDimensionGeometricShapeEntity
        ThreeDimensionEllipsoid : ThreeDimensionGeometricShapeEntity
        abstract ThreeDimensionGeometricShapeEntity : GeometricShapeEntity =
            frameOfReferenceUid II?, fiducialUid II?, threeDimensionSpatialCoordinateCollection {ThreeDimensionSpatialCoordinate}
        ThreeDimensionMultiPoint : ThreeDimensionGeometricShapeEntity
        ThreeDimensionPoint : ThreeDimensionGeometricShapeEntity
        ThreeDimensionPolygon : ThreeDimensionGeometricShapeEntity
        ThreeDimensionPolyline : ThreeDimensionGeometricShapeEntity
        ThreeDimensionSpatialCoordinate =
            coordinateIndex INT, x REAL, y REAL, z REAL
        TimePointLesionObservationEntity : LesionObservationEntity =
            calibration BL, predecessorLesionTrackingUid II?, comment ST?, therapeuticResponse CD?, qualitativeAssessment CD?, canEvaluateLesion BL?,
            reasonUnableToEvaluate CD?, canMeasureLesion BL?, reasonUnableToMeasure CD?, isUnequivocalProgression BL?
        TwoDimensionCircle : TwoDimensionGeometricShapeEntity
        TwoDimensionEllipse : TwoDimensionGeometricShapeEntity
        abstract TwoDimensionGeometricShapeEntity : GeometricShapeEntity =
            imageReferenceUid II?, referencedFrameNumber INT?, uri ST?, twoDimensionSpatialCoordinateCollection {TwoDimensionSpatialCoordinate}
        TwoDimensionMultiPoint : TwoDimensionGeometricShapeEntity
        TwoDimensionPoint : TwoDimensionGeometricShapeEntity
        TwoDimensionPolyline : TwoDimensionGeometricShapeEntity
        TwoDimensionSpatialCoordinate =
            coordinateIndex INT, x REAL, y REAL
        UriImageReferenceEntity : ImageReferenceEntity =
            uri ST, mimeType ST
        User =
            name ST, loginName ST, roleInTrial ST?, numberWithinRoleOfClinicalTrial INT?
        """;
}
