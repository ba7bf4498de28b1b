import type { Finding } from '../../api/contract';
import { texts } from '../../texts';
import { said } from '../../texts/said';
import { rest } from '../state/measurements';
import type { CaseInHand } from '../useCase';

/** What the server says beyond the marks' own numbers, and on what the millimetres stand. */
export function FindingNumbers({ finding, inHand }: { finding: Finding; inHand: CaseInHand }) {
  const { measured, assignment } = inHand.record;
  if (finding.marks.length === 0) return <p className="quiet small">{texts.reading.noMarkYet}</p>;
  const current = measured !== null && finding.marks.every(inHand.isMeasured);
  // What the numbers stand on is told of the finding in hand: the same sentence at each would be read at none.
  const chosen = inHand.state.finding === finding.trackingUid;
  const markLines = current ? finding.marks.flatMap((mark) => (finding.marks.length === 1 || inHand.state.mark === mark.id ? rest(measured, finding.trackingUid, mark.id) : [])) : [];
  const findingLines = current ? rest(measured, finding.trackingUid, null) : [];
  const notes = current ? measured.notes.filter((note) => note.trackingUid === finding.trackingUid).map((note) => said(note.text)) : [];
  return (
    <>
      {[...findingLines, ...markLines].length > 0 && <p className="numbers">{[...findingLines, ...markLines].join(' · ')}</p>}
      {chosen && <p className="quiet small">{[...new Set([texts.reading.calibration[assignment.case.calibration], ...notes])].join(' · ')}</p>}
    </>
  );
}
