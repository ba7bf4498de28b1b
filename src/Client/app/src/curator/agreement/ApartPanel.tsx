import type { DisagreementApart } from '../../api/agreement';
import { texts } from '../../texts';
import { whole } from '../../texts/numbers';
import { Panel } from '../../ui/Panel';
import { decimals, percent } from '../format';

const words = texts.agreement.apart;
const parts = ['missed', 'otherLesion', 'otherSlice', 'otherAxis', 'otherEdge', 'alike'] as const;

/** Pairs of readers, by where they part: another lesion, another slice, another axis, another edge. */
export function ApartPanel({ apart }: { apart: DisagreementApart }) {
  return (
    <Panel name={words.title} aside={words.pairs(apart.pairs)} testId="apart">
      {apart.pairs === 0 ? (
        <p className="quiet">{words.none}</p>
      ) : (
        <>
          <div className="apart-bar" aria-hidden>
            {parts.filter((part) => apart[part] > 0).map((part) => (
              <span key={part} className={`part ${part}`} style={{ flexGrow: apart[part] }} />
            ))}
          </div>
          <ul className="apart-parts">
            {parts.map((part) => (
              <li key={part}>
                <span className={`part ${part}`} aria-hidden />
                <span>{words.parts[part]}</span>
                <span className="number">{percent(apart[part] / apart.pairs)}</span>
                <span className="number quiet">{whole(apart[part])}</span>
              </li>
            ))}
          </ul>
          <h3 className="section-name">{words.stepsTitle}</h3>
          <ul className="apart-steps">
            {apart.steps.map((step) => (
              <li key={step.name}>
                <span>{words.steps[step.name]}</span>
                <strong className="number">{step.limitsPercent === null ? texts.curator.agreement.undefined : `±${decimals(step.limitsPercent, 0)} %`}</strong>
                <span className="number quiet">{step.low !== null && step.high !== null ? texts.plots.to(decimals(step.low, 0), decimals(step.high, 0)) : ''}</span>
                <span className="number quiet">{words.stepN(step.pairs, step.lesions)}</span>
              </li>
            ))}
          </ul>
          <p className="quiet small">{words.note}</p>
        </>
      )}
    </Panel>
  );
}
