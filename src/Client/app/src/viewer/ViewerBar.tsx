import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover, Tooltip, TooltipTrigger } from 'react-aria-components';
import { texts } from '../texts';
import { CornerKey, Key } from '../ui/Button';
import { BesideMenu, type BesideChoice } from './beside/BesideMenu';
import { otherRate } from './cine';
import { colourMapNames, takesColours } from './colourMaps';
import type { ImageStage } from './stage';
import type { StageState } from './stageState';
import { isUpright } from './turn';
import { LookIcon, type LookIconName } from './viewerIcons';

const words = texts.viewer.looking;

interface Props {
  stage: ImageStage;
  state: StageState;
  modality: string;
  magnifier: boolean;
  magnify: () => void;
  /** Null where the images are no volume. */
  planes: { open: boolean; toggle: () => void; hand: boolean; takeHand: () => void } | null;
  beside: BesideChoice;
}

/** How the image is looked at; nothing here changes what is marked. The same for readers and curators. */
export function ViewerBar({ stage, state, modality, magnifier, magnify, planes, beside }: Props) {
  const { playing } = state;
  return (
    <div className="viewer-bar" role="toolbar" aria-label={words.toolbar}>
      <BarButton icon="invert" words={words.invert} shortcut="I" pressed={state.inverted} onPress={() => stage.invert()} />
      <BarButton icon="flipHorizontal" words={words.flipHorizontal} shortcut="H" onPress={() => stage.turn('flipHorizontal')} />
      <BarButton icon="flipVertical" words={words.flipVertical} shortcut="⇧H" onPress={() => stage.turn('flipVertical')} />
      <BarButton icon="quarter" words={words.quarter} shortcut="⇧R" onPress={() => stage.turn('quarter')} />
      <BarButton icon="magnifier" words={words.magnifier} shortcut="M" pressed={magnifier} onPress={magnify} />
      {planes && <BarButton icon="planes" words={words.planes} shortcut="K" pressed={planes.open} onPress={planes.toggle} />}
      {planes?.open && <BarButton icon="cross" words={words.cross} shortcut="⇧K" pressed={planes.hand} onPress={planes.takeHand} />}
      {beside.all.length > 0 && <BesideMenu {...beside} />}
      {stage.count > 1 && <BarButton icon={playing === null ? 'play' : 'pause'} words={playing === null ? words.play : words.pause} shortcut={words.space} pressed={playing !== null} onPress={() => stage.play(playing === null ? undefined : null)} />}
      {playing !== null && (
        <span className="rate">
          <BarButton icon="less" words={words.slower} onPress={() => stage.play(otherRate(playing, -1))} />
          <span aria-live="polite">{words.rate(playing)}</span>
          <BarButton icon="more" words={words.faster} onPress={() => stage.play(otherRate(playing, 1))} />
        </span>
      )}
      {takesColours(modality) && <ColourMenu stage={stage} state={state} />}
      <span className="space" />
      {!isUpright(state.turn) && <span className="turned" data-testid="turned">{words.turned}</span>}
      <BarButton icon="reset" words={words.reset} shortcut="⇧0" onPress={() => stage.reset()} />
    </div>
  );
}

function ColourMenu({ stage, state }: Pick<Props, 'stage' | 'state'>) {
  return (
    <MenuTrigger>
      <AriaButton className="bar-button" aria-label={words.colours} aria-keyshortcuts="⇧C" data-testid="look-colours">
        <LookIcon name="colours" />
        <span className="name">{state.colours ? words.colourMaps[state.colours] : words.grey}</span>
        <Key>⇧C</Key>
      </AriaButton>
      <Popover className="menu-popover" placement="bottom start">
        <Menu aria-label={words.colours} onAction={(key) => stage.setColours(colourMapNames.find((name) => name === key) ?? null)}>
          <MenuItem id="grey" className="menu-item">{words.grey}</MenuItem>
          {colourMapNames.map((name) => (
            <MenuItem key={name} id={name} className="menu-item">{words.colourMaps[name]}</MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function BarButton({ icon, words: name, shortcut, pressed, onPress }: { icon: LookIconName; words: string; shortcut?: string; pressed?: boolean; onPress: () => void }) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      <AriaButton
        className={pressed ? 'bar-button pressed' : 'bar-button'}
        aria-label={name}
        {...(shortcut === undefined ? {} : { 'aria-keyshortcuts': shortcut })}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
        onPress={onPress}
        data-testid={`look-${icon}`}
      >
        <LookIcon name={icon} />
        {shortcut && <CornerKey>{shortcut}</CornerKey>}
      </AriaButton>
      <Tooltip className="tooltip" placement="bottom">
        {name}
      </Tooltip>
    </TooltipTrigger>
  );
}
