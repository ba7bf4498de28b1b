import { useMemo } from 'react';
import type { AnatomyOfDisagreement, DisagreementGroup } from '../../api/replays';
import { texts } from '../../texts';
import { whole } from '../../texts/numbers';
import { said } from '../../texts/said';
import { Panel } from '../../ui/Panel';
import { anatomyFigure } from '../plots/drawAnatomy';
import { caseSpreadFigure } from '../plots/drawCaseSpread';
import { forestFigure } from '../plots/drawForest';
import { PlotFrame } from '../plots/PlotFrame';
import { valueWords } from '../plots/plotNumbers';
import { fileName } from '../saveFile';
import { MarkedLesions } from './MarkedLesions';
import './anatomy.css';

const words = texts.replays;
/** Days with fewer pairs than this have intervals that say nothing. */
const fewest = 50;

/** Disagreement taken apart: the whole first, then by anatomy, by who read, over time, by slice, by series. */
export function AnatomyView({ anatomy, name }: { anatomy: AnatomyOfDisagreement; name: string }) {
  const file = (part: string) => fileName(name, part);
  const { main, readers, days, gaps, spread } = useMemo(() => figuresOf(anatomy), [anatomy]);
  const [all, place, image] = anatomy.steps;
  return (
    <div className="anatomy">
      <Panel name={words.anatomy} testId="anatomy">
        {all && place && image && <p>{words.sentence(...([all, place, image].map((step) => valueWords(step.halfWidth, '%')) as [string, string, string]), whole(all.pairs), whole(place.pairs), whole(image.pairs))}</p>}
        <PlotFrame title={words.anatomy} figure={main} file={file('anatomy')} testId="plot-anatomy" />
      </Panel>
      <MarkedLesions anatomy={anatomy} />
      <Panel name={words.byReaders}>
        <PlotFrame title={words.byReaders} figure={readers} file={file('readers')} testId="plot-readers" />
      </Panel>
      <Panel name={words.overTime}>
        <PlotFrame title={words.overTime} figure={days} file={file('over-time')} note={words.overTimeNote(anatomy.overTime.filter(isFew).length)} testId="plot-time" />
      </Panel>
      <Panel name={words.gaps}>
        <PlotFrame title={words.gaps} figure={gaps} file={file('slice-gaps')} note={words.gapsNote} testId="plot-gaps" />
      </Panel>
      <Panel name={words.spread}>
        <PlotFrame title={words.spread} figure={spread} file={file('spread')} note={words.spreadNote} testId="plot-spread" />
      </Panel>
      <Panel name={words.how}>
        <ul className="anatomy-notes">
          {anatomy.notes.map((note) => (
            <li key={note}>{said(note)}</li>
          ))}
        </ul>
      </Panel>
    </div>
  );
}

const isFew = (group: DisagreementGroup) => (group.steps[0]?.pairs ?? 0) < fewest;
const called = (groups: DisagreementGroup[], names: Record<string, string>) => groups.map((group) => ({ ...group, name: names[group.name] ?? group.name }));

function figuresOf(anatomy: AnatomyOfDisagreement) {
  return {
    main: anatomyFigure([{ name: words.everything, steps: anatomy.steps }, ...called(anatomy.byAnatomy, words.anatomies)]),
    readers: anatomyFigure(called(anatomy.byReaders, words.groups)),
    days: forestFigure({
      unit: '%', axis: words.halfWidth, scale: [0, 10], zero: 0,
      lines: anatomy.overTime.filter((group) => !isFew(group)).flatMap((group) => group.steps.filter((step) => step.id !== 'sameImage').map((step) => ({
        name: `${group.name}, ${texts.plots.steps[step.id]}`, n: texts.plots.pairsOfPatients(whole(step.pairs), whole(step.patients)), value: step.halfWidth, low: step.low, high: step.high, why: step.undefined && said(step.undefined),
      }))),
    }),
    gaps: forestFigure({
      unit: '%', axis: words.halfWidth, scale: [0, 10], zero: 0,
      lines: anatomy.sliceGaps.map((gap) => ({ name: words.gap(gap.gap), n: `n = ${whole(gap.pairs)}`, value: gap.halfWidth, low: null, high: null, why: gap.undefined && said(gap.undefined) })),
    }),
    spread: caseSpreadFigure({
      unit: 'mm', what: words.longAxis,
      cases: anatomy.series.map((series) => ({ case: series.name.replace(series.anatomy, words.anatomies[series.anatomy] ?? series.anatomy), readings: series.readings.map((reading) => ({ reader: reading.reader, value: reading.longAxis })) })),
    }),
  };
}
