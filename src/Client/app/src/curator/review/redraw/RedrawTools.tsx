import type { Lesion } from '../../../api/contract';
import { texts } from '../../../texts';
import { Button, Key } from '../../../ui/Button';
import type { ImageStage } from '../../../viewer/stage';
import { useStageState } from '../../../viewer/useStage';
import { runsOf } from '../../format';
import type { ReaderStyles } from '../readerStyles';
import { AdjudicatedSwatch, Swatch } from '../Swatch';
import type { Redraw } from './useRedraw';

const words = texts.curator.adjudication.redraw;

interface Props {
  /** Slices lie side by side, and what lies between two that are drawn on is filled. */
  isVolume: boolean;
  lesion: Lesion;
  redraw: Redraw;
  styles: ReaderStyles;
  stage: ImageStage | null;
}

/** How to draw, what to begin from, and what is drawn so far. The drawing itself is on the image. */
export function RedrawTools({ isVolume, lesion, redraw, styles, stage }: Props) {
  const shown = useStageState(stage)?.shown ?? -1;
  const drawn = lesion.readers.filter(({ contours }) => contours.some((contour) => contour.drawn));
  const { slices } = redraw;
  return (
    <div className="redraw-tools">
      <p className="quiet small">
        {isVolume ? words.how : words.howByImage} {words.byKeys}
      </p>
      {drawn.length > 0 && (
        <div className="start-from">
          <span className="quiet small">{words.startFrom}</span>
          {drawn.map((reader) => (
            <Button key={reader.pseudonym + reader.trackingUid} size="small" onPress={() => redraw.startFrom(reader)} data-testid={`start-from-${reader.pseudonym}`}>
              <Swatch style={styles.of(reader.pseudonym)} /> {reader.pseudonym}
            </Button>
          ))}
        </div>
      )}
      <p className="drawn-slices" data-testid="drawn-slices" data-slices={slices.join(' ')}>
        <AdjudicatedSwatch /> {slices.length === 0 ? <span className="quiet">{words.empty}</span> : words.slices(runsOf(slices.map((slice) => slice + 1)), slices.length)}
      </p>
      <div className="steps">
        <Button size="small" kind="plain" isDisabled={!redraw.canUndo} onPress={redraw.undo} data-testid="redraw-undo">
          {words.undo} <Key>{words.undoKeys}</Key>
        </Button>
        <Button size="small" kind="plain" isDisabled={!redraw.canRedo} onPress={redraw.redo} data-testid="redraw-redo">
          {words.redo} <Key>{words.redoKeys}</Key>
        </Button>
        <Button size="small" kind="plain" isDisabled={!slices.includes(shown)} onPress={() => redraw.clear(shown)} data-testid="redraw-clear">
          {words.clear} <Key>{words.clearKey}</Key>
        </Button>
      </div>
      {!redraw.isKept && <p className="small marks-changed">{words.cannotKeep}</p>}
    </div>
  );
}
