import { useSyncExternalStore } from 'react';
import type { CaseImages } from '../../api/contract';
import { texts } from '../../texts';
import { Button, Key } from '../../ui/Button';
import type { Suggestion } from '../marks/Suggesting';
import { radii, type MarkTool } from '../marks/MarkTool';
import { toolOf, type ToolName } from '../marks/tools/tools';
import { figures } from '../state/measurements';

interface Props {
  tool: MarkTool;
  name: ToolName;
  images: CaseImages;
}

/** What the tool in hand can be set to, over the image while it is in hand; and what is suggested, until it is taken or dropped. */
export function ToolOptions({ tool, name, images }: Props) {
  const { suggestion } = useSyncExternalStore(tool.subscribe, tool.snapshot);
  if (suggestion) return <Suggested suggestion={suggestion} tool={tool} images={images} />;
  if (name === 'grow') return <div className="tool-options">{texts.reading.options.pressInside}</div>;
  return toolOf(name).brush ? <BrushOptions tool={tool} name={name} images={images} /> : null;
}

function BrushOptions({ tool, name, images }: Props) {
  const { settings } = useSyncExternalStore(tool.subscribe, tool.snapshot);
  const words = texts.reading.options;
  const unit = images.calibration === 'none' ? 'px' : 'mm';
  const share = Math.log(settings.radius / radii.least) / Math.log(radii.most / radii.least);
  return (
    <div className="tool-options" data-testid="tool-options">
      <label>
        {words.size}
        <input
          type="range"
          min={0}
          max={100}
          value={Math.round(share * 100)}
          data-testid="brush-size"
          aria-valuetext={`${figures(2 * settings.radius)} ${unit}`}
          onChange={(event) => tool.set({ radius: radii.least * (radii.most / radii.least) ** (Number(event.target.value) / 100) })}
        />
        <output>
          {figures(2 * settings.radius)} {unit}
        </output>
        <span className="keys">
          <Key>[</Key>
          <Key>]</Key>
        </span>
      </label>
      {name === 'threshold' && <RangeOptions tool={tool} images={images} />}
    </div>
  );
}

/** The values that are painted: taken where the first stroke begins, then the reader's to change. */
function RangeOptions({ tool, images }: Omit<Props, 'name'>) {
  const { range } = useSyncExternalStore(tool.subscribe, tool.snapshot).settings;
  const words = texts.reading.options;
  if (!range) return <span className="quiet">{words.rangeFromStroke}</span>;
  const field = (end: 'low' | 'high', label: string) => (
    <input
      type="number"
      aria-label={label}
      data-testid={`range-${end}`}
      value={range[end]}
      onChange={(event) => event.target.value !== '' && tool.set({ range: { ...range, [end]: Number(event.target.value) } })}
    />
  );
  return (
    <span className="range">
      {words.range} {field('low', words.lowest)} – {field('high', words.highest)} {images.modality === 'CT' ? texts.reading.hounsfield : ''}
      <Button size="small" kind="plain" onPress={() => tool.set({ range: null })}>
        {words.takeAgain}
      </Button>
    </span>
  );
}

function Suggested({ suggestion, tool, images }: { suggestion: Suggestion; tool: MarkTool; images: CaseImages }) {
  const { suggesting } = tool;
  const words = texts.reading.options;
  const { grown } = suggestion;
  return (
    <div className="tool-options" data-testid="suggestion" data-ready={suggesting.ready}>
      {grown && (
        <label>
          {words.tolerance}
          <input type="range" min={1} max={grown.most} value={grown.tolerance} data-testid="tolerance" onChange={(event) => suggesting.setTolerance(Number(event.target.value))} />
          <output>
            {figures(grown.middle)} ± {grown.tolerance} {images.modality === 'CT' ? texts.reading.hounsfield : ''}
          </output>
        </label>
      )}
      <span className={grown?.leaks || grown?.failed != null ? 'amber' : 'quiet'} role="status" data-testid="suggestion-words">
        {wordsOf(suggestion)}
      </span>
      <span className="verbs">
        <Button size="small" kind="primary" isDisabled={!suggesting.ready} onPress={() => suggesting.accept()} data-testid="accept">
          {words.accept} <Key>⏎</Key>
        </Button>
        <Button size="small" onPress={() => suggesting.drop()} data-testid="drop">
          {words.drop} <Key>Esc</Key>
        </Button>
      </span>
    </div>
  );
}

function wordsOf({ regions, grown }: Suggestion): string {
  const words = texts.reading.options;
  if (grown?.failed != null) return words.sliceFailed(grown.failed + 1);
  if (grown?.leaks) return words.leaks;
  if (grown && grown.waitsFor > 0) return words.waits(regions.length, grown.waitsFor);
  return words.onSlices(regions.length);
}
