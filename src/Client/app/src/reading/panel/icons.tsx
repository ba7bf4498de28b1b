/** 20×20 line drawings, in the colour of the text around them. */
const paths = {
  select: 'M4 3l5 13 2-5.5L16.5 8.5z',
  window: 'M10 3a7 7 0 1 0 0 14a7 7 0 1 0 0-14z',
  zoom: 'M8.500 3.500a5 5 0 1 0 0 10a5 5 0 1 0 0-10zM12.300 12.300L17 17',
  pan: 'M10 2.500v15M2.500 10h15M10 2.500l-2 2M10 2.500l2 2M10 17.500l-2-2M10 17.500l2-2M2.500 10l2-2M2.500 10l2 2M17.500 10l-2-2M17.500 10l-2 2',
  bidirectional: 'M4 15L16 5M7.500 6.500l5 7',
  contour: 'M10 3.500c4 0 6.500 2 6 6c-.5 4-3 7-6.500 7c-3.500 0-5.500-3-5.500-6.500c0-4 2.500-6.500 6-6.500z',
  erase: 'M7 16.500l-3.500-3.500a1 1 0 0 1 0-1.500L11 4l5.500 5.500L9.500 16.500zM7.500 7.500L13 13M7 16.500h9.500',
  undo: 'M4 8h8a4.500 4.500 0 0 1 0 9H8M4 8l3.500-3.500M4 8l3.500 3.500',
  redo: 'M16 8H8a4.500 4.500 0 0 0 0 9h4M16 8l-3.500-3.500M16 8l-3.500 3.500',
  fit: 'M3.500 7V3.500H7M13 3.500h3.500V7M16.500 13v3.500H13M7 16.500H3.500V13',
  help: 'M7.300 7.300c0-1.600 1.200-2.600 2.700-2.600s2.700 1 2.700 2.500c0 2-2.700 2.300-2.700 4.300M10 14.600v.4',
};
export type IconName = keyof typeof paths;

export const Icon = ({ name }: { name: IconName }) => (
  <svg width="20" height="20" viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" aria-hidden>
    <path d={paths[name]} />
    {name === 'window' && <path d="M10 3a7 7 0 0 1 0 14z" fill="currentColor" stroke="none" />}
  </svg>
);
