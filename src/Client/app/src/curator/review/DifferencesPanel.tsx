import type { Lesion } from '../../api/contract';
import { texts } from '../../texts';
import { Panel } from '../../ui/Panel';
import { share } from '../format';
import { differences, type Differences as Apart } from './differences';

const words = texts.curator.review;

/** Disagreement taken apart: another lesion, another slice, another edge. */
export function DifferencesPanel({ lesion }: { lesion: Lesion }) {
  const { otherLesion, otherSlice, edges } = differences(lesion);
  const edgesApply = lesion.readers.length > 1;
  return (
    <Panel name={words.differ} testId="where-they-differ">
      <dl className="differences">
        <dt>{words.otherLesion}</dt>
        <dd>
          <PairBar of={otherLesion} tone="red" />
          <span className="small">{lesion.missedBy.length === 0 ? words.foundByAll : words.missedBy(lesion.missedBy.join(', '))}</span>
        </dd>
        {edgesApply && (
          <>
            <dt>{words.otherSlice}</dt>
            <dd>
              <PairBar of={otherSlice} tone="amber" />
            </dd>
            <dt>{words.otherEdge}</dt>
            <dd>{edges.length === 0 ? <span className="quiet">{words.diceNone}</span> : <DiceStrip edges={edges} />}</dd>
          </>
        )}
      </dl>
    </Panel>
  );
}

function PairBar({ of, tone }: { of: Apart['otherLesion']; tone: 'red' | 'amber' }) {
  if (of.pairs === 0) return <span className="quiet">{words.noPairs}</span>;
  return (
    <span className="pair-bar">
      <span className={`track ${tone}`} aria-hidden>
        <span style={{ width: `${(of.differ / of.pairs) * 100}%` }} />
      </span>
      {words.pairsOf(of.differ, of.pairs)}
    </span>
  );
}

/** Every pair a tick between 0 and 1; the lowest is named. */
function DiceStrip({ edges }: { edges: Apart['edges'] }) {
  const [lowest, highest] = [edges[0]!, edges.at(-1)!];
  return (
    <>
      <span className="pair-bar">
        <svg className="dice-strip" role="img" aria-label={words.pairPicture(edges.map((edge) => `${edge.a} ${edge.b} ${share(edge.dice)}`).join(', '))}>
          <line className="base" x1="0" x2="100%" y1="50%" y2="50%" />
          {edges.map((edge) => (
            <line key={edge.a + edge.b} className="tick" x1={`${edge.dice * 100}%`} x2={`${edge.dice * 100}%`} y1="2" y2="14">
              <title>{`${edge.a}, ${edge.b}: ${share(edge.dice)}`}</title>
            </line>
          ))}
        </svg>
        {edges.length === 1 ? words.diceOne(share(lowest.dice)) : words.diceRange(share(lowest.dice), share(highest.dice))}
      </span>
      <span className="small quiet">{words.lowest(lowest.a, lowest.b)}</span>
    </>
  );
}
