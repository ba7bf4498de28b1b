import type { ImageStage } from '../../viewer/stage';
import { markOf } from '../state/reading';
import type { CaseInHand } from '../useCase';
import type { InPlace } from '../useMarkTool';
import { MarkMenu, type MarkVerbs } from './MarkMenu';
import { Writing } from './Writing';

interface Props {
  inPlace: InPlace;
  inHand: CaseInHand;
  stage: ImageStage | null;
  verbs: Omit<MarkVerbs, 'write' | 'rename'>;
}

/** What is chosen for a mark or written at it, where it stands on the image. */
export function InPlaceOverImage({ inPlace, inHand, stage, verbs }: Props) {
  const { menu, written } = inPlace;
  const mark = menu && markOf(inHand.state.reading, menu.mark);
  return (
    <>
      {mark && menu && (
        <MarkMenu
          mark={mark}
          at={menu.at}
          verbs={{ ...verbs, rename: () => inPlace.rename(inHand.latest().finding), write: () => inPlace.write(mark.id) }}
          onClose={() => inPlace.openMenu(null)}
        />
      )}
      {written && <Writing markId={written} inHand={inHand} stage={stage} end={() => inPlace.write(null)} />}
    </>
  );
}
