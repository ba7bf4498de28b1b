import type { ReactNode } from 'react';
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { CaseImages } from '../api/contract';
import { texts } from '../texts';
import { Key } from '../ui/Button';
import { Legend } from './Colours';
import { edgeLetters, placeAlong, type ImagePlane } from './coordinates';
import type { ImageStage } from './stage';
import type { StageState } from './stageState';
import { pixelsPerColumn } from './view';
import { presetOf } from './windows';

interface Props {
  stage: ImageStage;
  state: StageState;
  images: CaseImages;
  plane: ImagePlane;
  /** A second line under the slice. */
  children?: ReactNode;
}

/** What a radiologist looks for in the corners; nothing of identity. */
export function Corners({ stage, state, images, plane, children }: Props) {
  const letters = plane.isUnplaced ? null : edgeLetters(plane, state.turn);
  const count = images.instances.length;
  return (
    <div className={state.inverted ? 'corners on-bright' : 'corners'}>
      <div className="corner top-left">
        <span data-testid="slice-number" data-slice={state.shown}>
          {(images.volume === false ? texts.viewer.imageOf : texts.viewer.sliceOf)(state.shown + 1, count)}
        </span>
        {images.sliceThickness !== null && <span> · {texts.viewer.millimetres(images.sliceThickness)}</span>}
        {images.instances.length > 1 && !plane.isUnplaced && <span> · {placeAlong(plane)}</span>}
        {state.wanted !== state.shown && <span className="quiet"> · {texts.viewer.fetching(state.wanted + 1)}</span>}
        {children && <div className="second">{children}</div>}
      </div>
      <div className="corner top-right">
        <WindowMenu stage={stage} state={state} />
      </div>
      {letters && (
        <>
          <span className="letter left">{letters.left}</span>
          <span className="letter right">{letters.right}</span>
          <span className="letter top">{letters.top}</span>
          <span className="letter bottom">{letters.bottom}</span>
        </>
      )}
      <Legend state={state} unit={stage.unit} />
      <ScaleBar state={state} images={images} />
    </div>
  );
}

function WindowMenu({ stage, state }: Pick<Props, 'stage' | 'state'>) {
  const { window, presets } = state;
  const preset = presetOf(presets, window, state.inverted);
  const words = (id: string) => texts.viewer.presets[id as keyof typeof texts.viewer.presets];
  return (
    <MenuTrigger>
      <AriaButton className="window-menu" data-testid="window">
        <span className="visually-hidden">{texts.viewer.chooseWindow}: </span>
        {preset ? words(preset.id) : texts.viewer.ownWindow} W {whole(window.width)} L {whole(window.level)}
        {preset && <Key>{String(presets.indexOf(preset) + 1)}</Key>}
      </AriaButton>
      <Popover className="menu-popover" placement="bottom end">
        <Menu aria-label={texts.viewer.chooseWindow} onAction={(key) => stage.choose(presets[Number(key)]!)}>
          {presets.map((each, index) => (
            <MenuItem key={each.id} id={String(index)} className="menu-item preset" textValue={words(each.id)}>
              <span>{words(each.id)}</span>
              <span className="quiet">
                {whole(each.width)} / {whole(each.level)}
              </span>
              <Key>{String(index + 1)}</Key>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

const whole = (value: number) => String(Math.round(value)).replace('-', '−');

/** The longest of a few round lengths that takes less than a third of the height. None where pixels have no size. */
function ScaleBar({ state, images }: Pick<Props, 'state' | 'images'>) {
  if (!state.view || images.calibration === 'none') return null;
  const pixelsPerMm = pixelsPerColumn(state.view) / images.columnSpacing;
  const millimetres = [200, 100, 50, 20, 10, 5, 2, 1].find((length) => length * pixelsPerMm < state.view!.height / 3) ?? 1;
  return (
    <div className="scale-bar" style={{ height: millimetres * pixelsPerMm }}>
      <span>{texts.viewer.length(millimetres)}</span>
    </div>
  );
}
