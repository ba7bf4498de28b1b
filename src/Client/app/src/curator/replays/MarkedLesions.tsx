import type { AnatomyOfDisagreement } from '../../api/replays';
import { texts } from '../../texts';
import { said } from '../../texts/said';
import { Panel } from '../../ui/Panel';
import { percent } from '../format';

const words = texts.replays;

/** Detection, before any size: who marked the same lesion, and who made the marks. */
export function MarkedLesions({ anatomy: { lesions, shares, readers, repeats, seriesOfTwoSpacings } }: { anatomy: AnatomyOfDisagreement }) {
  const interval = lesions.low === null || lesions.high === null ? null : texts.plots.to(percent(lesions.low), percent(lesions.high));
  return (
    <Panel name={words.detection} testId="marked-lesions">
      <p>{words.detectionText(lesions.lesions, lesions.seriesRead, lesions.seriesOfOneLesion, lesions.markedByOne)}</p>
      {lesions.foundShare !== null && <p>{words.found(percent(lesions.foundShare), interval)}</p>}
      <p>{words.shares(percent(shares.largestShare), percent(shares.topTenShare), shares.readersWithFiveOrFewer, readers)}</p>
      {repeats.length > 0 && (
        <p>
          {words.repeats(repeats.length)} {repeats.map((repeat) => words.repeat(repeat.reader, percent(repeat.differencePercent / 100), repeat.sliceGap, repeat.isSamePlace)).join('; ')}.
        </p>
      )}
      {seriesOfTwoSpacings > 0 && <p>{words.spacings(seriesOfTwoSpacings)}</p>}
      <p className="quiet small">{words.notFor(said(lesions.notFor))}</p>
    </Panel>
  );
}
