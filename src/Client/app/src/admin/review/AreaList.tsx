import { useState } from 'react';
import { texts } from '../../texts';
import { Button, Key } from '../../ui/Button';
import { Panel } from '../../ui/Panel';
import { Sheet } from '../../ui/Sheet';
import type { Areas } from './useAreas';

const words = texts.admin.review;

interface Props {
  areas: Areas;
  /** Null where before and after are chosen elsewhere. */
  preview: boolean | null;
  onPreview: (preview: boolean) => void;
  onAdd: () => void;
  /** Whether they are blacked out in several images. */
  ofSeries: boolean;
}

/** The areas as a list, and what can be done to them. */
export function AreaList({ areas, preview, onPreview, onAdd, ofSeries }: Props) {
  const [keys, setKeys] = useState(false);
  return (
    <Panel name={words.areas} aside={words.areaCount(areas.areas.length)} testId="areas">
      {areas.areas.length === 0 && <p className="quiet small">{ofSeries ? words.noAreaSeries : words.noArea}</p>}
      <ul className="areas">
        {areas.areas.map((area, index) => (
          <li key={area.id} className={area.id === areas.selected ? 'selected' : undefined}>
            <button type="button" onClick={() => areas.select(area.id)}>
              {words.area(index + 1)} {area.suggested && <span className="needs small">{words.suggested}</span>}
              <span className="quiet small">{words.size(area.width, area.height)}</span>
            </button>
            <Button kind="plain" size="small" aria-label={words.remove(index + 1)} onPress={() => areas.remove(area.id)}>
              ×
            </Button>
          </li>
        ))}
      </ul>
      <div className="row">
        <Button size="small" onPress={onAdd} data-testid="area-add">
          {words.add} <Key>N</Key>
        </Button>
        <Button size="small" isDisabled={!areas.canUndo} onPress={areas.undo} data-testid="area-undo">
          {words.undo}
        </Button>
        <Button size="small" isDisabled={!areas.canRedo} onPress={areas.redo}>
          {words.redo}
        </Button>
        {areas.areas.length > 1 && (
          <Button size="small" kind="plain" onPress={areas.clear}>
            {words.clear}
          </Button>
        )}
      </div>
      <div className="row">
        {preview !== null && (
          <label className="check">
            <input type="checkbox" checked={preview} onChange={(event) => onPreview(event.target.checked)} />
            {words.preview}
          </label>
        )}
        <span className="grow" />
        <Button size="small" kind="plain" onPress={() => setKeys(true)}>
          {words.keysTitle}
        </Button>
      </div>
      <Sheet title={words.keysTitle} isOpen={keys} onClose={() => setKeys(false)}>
        <dl className="key-table">
          {words.keys.map(([key, what]) => (
            <div key={key}>
              <dt>{key}</dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
      </Sheet>
    </Panel>
  );
}
