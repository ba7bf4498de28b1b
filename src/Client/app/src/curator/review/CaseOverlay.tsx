import type { Lesion, ReaderInLesion } from '../../api/contract';
import { texts } from '../../texts';
import type { Scene } from '../../viewer/StackViewport';
import type { ReaderStyle } from '../../ui/readers';
import { ChipOnImage } from './ChipOnImage';
import { axesPath, outline } from './paths';
import type { ReaderStyles } from './readerStyles';
import './overlay.css';

interface Props {
  scene: Scene;
  lesions: Lesion[];
  chosen: string | null;
  styles: ReaderStyles;
  emphasised: string | null;
  readers: boolean;
  consensus: boolean;
  /** A map says the same as the readers' lines: they step back. */
  isUnderMap: boolean;
}

/** Readers' marks in their colours and patterns, the consensus above them in white. Lesions that are not looked at step back. */
export function CaseOverlay({ scene, lesions, chosen, styles, emphasised, readers, consensus, isUnderMap }: Props) {
  const flagged = lesions.find((lesion) => lesion.id === chosen)?.consensus?.flaggedSlices.includes(scene.slice) ?? false;
  return (
    <>
      {lesions.map((lesion) => (
        <g key={lesion.id} className={lesion.id === chosen && lesion.decision?.kind !== 'rejected' ? 'lesion' : 'lesion back'} data-lesion={lesion.id}>
          {readers &&
            lesion.readers.map((reader) => (
              <ReaderMarks key={reader.trackingUid + reader.pseudonym} scene={scene} reader={reader} style={styles.of(reader.pseudonym)} quiet={emphasised === null ? (isUnderMap ? 'under-map' : '') : emphasised === reader.pseudonym ? '' : 'quiet-marks'} />
            ))}
          {consensus &&
            lesion.consensus?.contours
              .filter((contour) => contour.slice === scene.slice)
              .map((contour, index) => (
                <g key={index} className="consensus-mark" data-mark="consensus">
                  <path className="halo" d={outline(scene, contour.points)} />
                  <path className="line" d={outline(scene, contour.points)} stroke="var(--consensus)" />
                </g>
              ))}
        </g>
      ))}
      {readers && emphasised && <NameChip scene={scene} lesions={lesions} pseudonym={emphasised} />}
      {flagged && <FlaggedChip scene={scene} />}
    </>
  );
}

interface MarksProps {
  scene: Scene;
  reader: ReaderInLesion;
  style: ReaderStyle;
  /** The class of marks that step back. */
  quiet: '' | 'under-map' | 'quiet-marks';
}

function ReaderMarks({ scene, reader, style, quiet }: MarksProps) {
  const here = (mark: { slice: number }) => mark.slice === scene.slice;
  return (
    <g className={`reader-marks ${quiet}`.trim()} data-mark="reader" data-reader={reader.pseudonym}>
      {reader.contours.filter(here).map((contour, index) => (
        <g key={index} className={contour.drawn ? undefined : 'interpolated'}>
          <path className="halo" d={outline(scene, contour.points)} />
          <path className="line" d={outline(scene, contour.points)} stroke={style.colour} strokeDasharray={style.dash || undefined} />
        </g>
      ))}
      {reader.axes.filter(here).map((axes, index) => (
        <g key={index}>
          <path className="halo" d={axesPath(scene, axes.points)} />
          <path className="line" d={axesPath(scene, axes.points)} stroke={style.colour} strokeDasharray={style.dash || undefined} />
        </g>
      ))}
    </g>
  );
}

function NameChip({ scene, lesions, pseudonym }: { scene: Scene; lesions: Lesion[]; pseudonym: string }) {
  const points = lesions
    .flatMap((lesion) => lesion.readers.filter((reader) => reader.pseudonym === pseudonym))
    .flatMap((reader) => [...reader.contours, ...reader.axes].filter((mark) => mark.slice === scene.slice).flatMap((mark) => mark.points));
  return <ChipOnImage scene={scene} points={points} text={pseudonym} />;
}

function FlaggedChip({ scene }: { scene: Scene }) {
  const text = texts.curator.review.flagged(scene.slice + 1);
  const width = Math.min(scene.view.width - 24, 20 + text.length * 6.5);
  return (
    <g className="flagged-chip" data-testid="flagged-slice">
      <rect x="14" y="84" width={width} height="26" rx="4" />
      <text x={14 + width / 2} y="101.5" textAnchor="middle">
        {text}
      </text>
    </g>
  );
}
