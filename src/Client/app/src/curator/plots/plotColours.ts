/** What a plot is coloured with: the room's variables on the screen, fixed colours in a file. */
export interface PlotColours {
  text: string;
  quiet: string;
  grid: string;
  point: string;
  ground: string;
  line: string;
  /** One colour each for what is told apart; always together with a symbol or a dash. */
  series: readonly string[];
  /** 0 (the ground) to 1: one hue that only grows stronger, so that its order is seen without telling colours apart. */
  shade: (strength: number) => string;
  /** What is legible on that shade. */
  inkOn: (strength: number) => string;
}

const held = (strength: number) => Math.min(1, Math.max(0, strength));

export const screen: PlotColours = {
  text: 'var(--text)',
  quiet: 'var(--text-2)',
  grid: 'var(--hairline)',
  point: 'var(--accent)',
  ground: 'var(--raised)',
  line: 'var(--edge)',
  series: [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `var(--reader-${n})`),
  shade: (strength) => `color-mix(in oklab, var(--accent) ${Math.round(8 + 84 * held(strength))}%, var(--card))`,
  // The light theme's accent is dark: what is written on it stays dark for longer.
  inkOn: (strength) => (strength > 0.9 ? 'var(--accent-ink)' : strength > 0.62 ? 'light-dark(var(--text), var(--accent-ink))' : 'var(--text)'),
};

/** Okabe–Ito, its yellow and light blue darkened: they must be seen on white. A file for any program says its colours in plain RGB. */
export const paper: PlotColours = {
  text: '#14181d',
  quiet: '#525c67',
  grid: '#dde1e5',
  point: '#0f7a74',
  ground: '#ffffff',
  line: '#b9c1c9',
  series: ['#0072b2', '#d55e00', '#009e73', '#aa4f84', '#b87d00', '#2f86bd', '#7a6f00', '#555555'],
  shade: (strength) => mixed([255, 255, 255], [15, 122, 116], 0.06 + 0.94 * held(strength)),
  inkOn: (strength) => (strength > 0.9 ? '#ffffff' : '#14181d'),
};

const mixed = (from: number[], to: number[], part: number) =>
  `#${from.map((each, i) => Math.round(each + part * ((to[i] ?? each) - each)).toString(16).padStart(2, '0')).join('')}`;
