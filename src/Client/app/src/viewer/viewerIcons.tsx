/** 20×20 line drawings, in the colour of the text around them. */
const paths = {
  invert: 'M10 3.500a6.500 6.500 0 1 0 0 13a6.500 6.500 0 1 0 0-13zM10 3.500v13',
  flipHorizontal: 'M10 3v14M8 6L3 14.500h5zM12 6l5 8.500h-5z',
  flipVertical: 'M3 10h14M6 8l8.500-5v5zM6 12l8.500 5v-5z',
  quarter: 'M15.800 8A6.200 6.200 0 1 0 16 12M16.500 3.500V8H12',
  magnifier: 'M8.500 3.500a5 5 0 1 0 0 10a5 5 0 1 0 0-10zM12.300 12.300L17 17M8.500 6.500v4M6.500 8.500h4',
  planes: 'M3 3h14v14H3zM10 3v14M3 10h14',
  beside: 'M2.500 4h6.500v12H2.500zM11 4h6.500v12H11z',
  play: 'M6 4l10 6l-10 6z',
  pause: 'M7 4v12M13 4v12',
  less: 'M5 10h10',
  more: 'M5 10h10M10 5v10',
  colours: 'M4 15.500h12M4 12h12M4 8.500h12M4 5h12',
  reset: 'M4.200 8A6.200 6.200 0 1 1 4 12M3.500 3.500V8H8',
  cross: 'M10 2.500v5M10 12.500v5M2.500 10h5M12.500 10h5',
};
export type LookIconName = keyof typeof paths;

export const LookIcon = ({ name }: { name: LookIconName }) => (
  <svg width="20" height="20" viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" aria-hidden>
    <path d={paths[name]} />
    {name === 'invert' && <path d="M10 3.500a6.500 6.500 0 0 1 0 13z" fill="currentColor" stroke="none" />}
  </svg>
);
