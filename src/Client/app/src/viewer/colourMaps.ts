/**
 * Colours from the least to the most, evenly spaced. Viridis, inferno and cividis are those of matplotlib (CC0): their lightness rises evenly,
 * so that no edge appears where the values have none; cividis looks the same to a reader who sees no red or no green.
 */
export const colourMaps = {
  inferno: ['#000004', '#1b0c41', '#4a0c6b', '#781c6d', '#a52c60', '#cf4446', '#ed6925', '#fb9b06', '#f7d13d', '#fcffa4'],
  viridis: ['#440154', '#482878', '#3e4989', '#31688e', '#26828e', '#1f9e89', '#35b779', '#6ece58', '#b5de2b', '#fde725'],
  cividis: ['#00224e', '#123570', '#3b496c', '#575d6d', '#707173', '#8a8678', '#a59c74', '#c3b369', '#e1cc55', '#fee838'],
  'inverted-grey': ['#ffffff', '#000000'],
} satisfies Record<string, string[]>;
export type ColourMap = keyof typeof colourMaps;
export const colourMapNames = Object.keys(colourMaps) as ColourMap[];

/** Where colour says more than grey: uptake, not anatomy. */
export const takesColours = (modality: string) => modality === 'PT' || modality === 'NM';

/** Grey, then each map, then grey again. */
export const nextColours = (now: ColourMap | null): ColourMap | null => colourMapNames[now === null ? 0 : colourMapNames.indexOf(now) + 1] ?? null;

/** One channel (0 red, 1 green, 2 blue) as the table of an feFuncX: grey 0 to 1 is sent through it, straight between its values. */
export const channelTable = (map: ColourMap, channel: 0 | 1 | 2) => colourMaps[map].map((colour) => (parseInt(colour.slice(1 + 2 * channel, 3 + 2 * channel), 16) / 255).toFixed(4)).join(' ');

/** As it lies in a legend, the most above. */
export const gradient = (map: ColourMap | null, inverted: boolean) => {
  const colours = map ? colourMaps[map] : ['#000', '#fff'];
  return `linear-gradient(${inverted ? 'to bottom' : 'to top'}, ${colours.join(', ')})`;
};
