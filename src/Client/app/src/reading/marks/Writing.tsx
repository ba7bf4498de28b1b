import { useStageState } from '../../viewer/useStage';
import type { ImageStage } from '../../viewer/stage';
import { markOf, withText } from '../state/reading';
import type { CaseInHand } from '../useCase';
import { MarkText } from './MarkText';

/** The text of a mark being typed over the image. Drawing the arrow and writing on it undo as one. */
export function Writing({ markId, inHand, stage, end }: { markId: string; inHand: CaseInHand; stage: ImageStage | null; end: () => void }) {
  const view = useStageState(stage)?.view;
  const mark = markOf(inHand.state.reading, markId);
  if (!mark || !view) return null;
  return <MarkText key={markId} mark={mark} view={view} onEnd={end} onKeep={(text) => inHand.dispatch({ type: 'change', change: (reading) => withText(reading, markId, text), burst: markId })} />;
}
