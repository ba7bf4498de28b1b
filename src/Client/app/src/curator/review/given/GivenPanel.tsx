import { useState } from 'react';
import type { GivenLayer } from '../../../api/contract';
import { texts } from '../../../texts';
import { Chip } from '../../../ui/Chip';
import { Panel } from '../../../ui/Panel';
import { runsOf } from '../../format';
import { Swatch } from '../Swatch';
import { GivenImport } from './GivenImport';
import { GoldTable } from './GoldTable';
import { PracticeChoice } from './PracticeChoice';
import { layerKey, layerSlices, layerStyle } from './givenLayers';
import './given.css';

const words = texts.curator.given;

interface Props {
  campaignId: string;
  caseId: string;
  layers: GivenLayer[];
  hidden: ReadonlySet<string>;
  toggle: (key: string) => void;
}

/** The legend of what was read elsewhere, where it comes from, and how near the readers are to a gold standard. */
export function GivenPanel({ campaignId, caseId, layers, hidden, toggle }: Props) {
  const firstGold = layers.findIndex((layer) => layer.kind === 'gold');
  return (
    <Panel name={words.title} aside={words.notToReaders} testId="given-panel">
      <ul className="given-layers">
        {layers.map((layer, index) => (
          <li key={layerKey(layer, index)} data-testid={`given-${layer.kind}-${layer.name}`}>
            <label className="given-name">
              <input type="checkbox" checked={!hidden.has(layerKey(layer, index))} onChange={() => toggle(layerKey(layer, index))} />
              <Swatch style={layerStyle(layers, index)} />
              <span>{layer.name}</span>
              <Chip tone={layer.kind === 'gold' ? 'amber' : 'quiet'}>{words.kinds[layer.kind]}</Chip>
            </label>
            <p className="quiet small">
              {originOf(layer)}
              {layerSlices(layer).length > 0 && ` · ${words.slices(runsOf(layerSlices(layer).map((slice) => slice + 1)))}`}
            </p>
            <Said layer={layer} />
            {layer.comparison.length > 0 && <GoldTable rows={layer.comparison} name={layer.name} />}
            {layer.kind === 'gold' && index === firstGold && <PracticeChoice campaignId={campaignId} caseId={caseId} />}
            {layer.lost.length > 0 && <Lost lost={layer.lost} />}
          </li>
        ))}
      </ul>
      <GivenImport campaignId={campaignId} />
    </Panel>
  );
}

const originOf = (layer: GivenLayer) => [...new Set(layer.origins.map((origin) => (origin.manufacturer ? `${origin.format}, ${origin.manufacturer}` : origin.format)))].join('; ');

/** Words that stand on no image. */
function Said({ layer }: { layer: GivenLayer }) {
  const said = layer.findings.filter((finding) => finding.comment);
  if (said.length === 0) return null;
  return (
    <ul className="given-said small">
      {said.map((finding, index) => (
        <li key={index}>
          {finding.label}: {finding.comment}
        </li>
      ))}
    </ul>
  );
}

function Lost({ lost }: { lost: string[] }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="small quiet given-lost" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.lost(lost.length)}</summary>
      <ul>
        {lost.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
    </details>
  );
}
