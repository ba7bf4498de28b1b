import type { Lesion } from '../../api/contract';
import { texts } from '../../texts';
import { said } from '../../texts/said';
import { decimals, millimetres, nothing, share, type VolumeUnit } from '../format';
import { ConsensusSwatch } from './Swatch';

const words = texts.curator.review;

/** The last rows of the reader table: the consensus, by which method, and how sure its volume is; or why there is none. */
export function ConsensusRows({ lesion, unit, areaUnit }: { lesion: Lesion; unit: VolumeUnit; areaUnit: string }) {
  const { consensus } = lesion;
  if (!consensus) {
    return (
      <tr className="consensus">
        <th scope="row">{words.noConsensus}</th>
        <td colSpan={4} className="what" data-testid="consensus-undefined">
          {lesion.consensusUndefined && said(lesion.consensusUndefined)}
        </td>
      </tr>
    );
  }
  const flat = consensus.kind !== 'contours';
  return (
    <>
      <tr className="consensus">
        <th scope="row">
          <span className="who">
            <ConsensusSwatch />
            {words.consensusRow}
          </span>
        </th>
        <td className="number">{millimetres(consensus.longAxis)}</td>
        <td className="number">{millimetres(consensus.shortAxis)}</td>
        <td className="number" data-testid="consensus-volume" data-cubic-millimetres={flat ? '' : consensus.volume} data-unit={flat ? '' : unit.name}>
          {flat ? nothing : unit.say(consensus.volume)}
        </td>
        <td />
      </tr>
      <tr className="consensus-words">
        <td colSpan={5}>
          {consensus.kind === 'axes' ? <p>{words.ellipse}</p> : flat ? <p title={words.quartilesHint}>{words.area(areas(consensus.volume), areas(Math.min(consensus.volume25, consensus.volume75)), areas(Math.max(consensus.volume25, consensus.volume75)), areaUnit)}</p> : <p title={words.quartilesHint}>{quartiles(consensus.volume25, consensus.volume75, unit)}</p>}
          <p className="quiet">
            {said(consensus.method)}
            {consensus.meanPairwiseDice !== null && ` · ${words.meanDice(share(consensus.meanPairwiseDice))}`}
          </p>
        </td>
      </tr>
    </>
  );
}

const areas = (value: number) => decimals(value, value < 10 ? 1 : 0);

/** Where 25 % of the readers agree is larger than where 75 % do; the smaller is said first. */
const quartiles = (a: number, b: number, unit: VolumeUnit) => words.quartiles(unit.say(Math.min(a, b)), unit.say(Math.max(a, b)), unit.name);
