/** 20×20 line drawings, in the colour of the text around them. */
const paths = {
  select: 'M4 3l5 13 2-5.5L16.5 8.5z',
  window: 'M10 3a7 7 0 1 0 0 14a7 7 0 1 0 0-14z',
  zoom: 'M8.500 3.500a5 5 0 1 0 0 10a5 5 0 1 0 0-10zM12.300 12.300L17 17',
  pan: 'M10 2.500v15M2.500 10h15M10 2.500l-2 2M10 2.500l2 2M10 17.500l-2-2M10 17.500l2-2M2.500 10l2-2M2.500 10l2 2M17.500 10l-2-2M17.500 10l-2 2',
  bidirectional: 'M4 15L16 5M7.500 6.500l5 7',
  length: 'M4 16L16 4M2.500 14.500l3 3M14.500 2.500l3 3',
  angle: 'M16 4.500L4 15.500h13M9.500 10.500a6 6 0 0 1 2 5',
  contour: 'M10 3.500c4 0 6.500 2 6 6c-.5 4-3 7-6.500 7c-3.500 0-5.500-3-5.500-6.500c0-4 2.500-6.500 6-6.500z',
  polygon: 'M5 5.500L14.500 4l2.500 7.500l-7 5L3.500 12z',
  spline: 'M4.500 13.500C3 8 6 4 10.500 4S18 8 16 12.500S6.500 18 4.500 13.500z',
  ellipse: 'M10 5c4 0 7.500 2.200 7.500 5s-3.500 5-7.500 5s-7.500-2.200-7.500-5s3.500-5 7.500-5z',
  circle: 'M10 3.500a6.500 6.500 0 1 0 0 13a6.500 6.500 0 1 0 0-13z',
  rectangle: 'M3 5h14v10H3z',
  brush: 'M16.500 3.500L9 11M9 11a3 3 0 0 0-3.500 1c-1 1.500-.5 3-2.500 4c3 1 7 .5 7.500-2.500A3 3 0 0 0 9 11z',
  eraser: 'M16.500 3.500L9 11M9 11a3 3 0 0 0-3.500 1c-1 1.500-.5 3-2.500 4c3 1 7 .5 7.500-2.500A3 3 0 0 0 9 11zM12.500 16h5',
  threshold: 'M3 16.500V9l3.500-3l3.500 7l3.500-9.500L17 10v6.500zM2.500 11.500h15',
  grow: 'M10 7.500a2.500 2.500 0 1 0 0 5a2.500 2.500 0 1 0 0-5zM10 2v3M10 15v3M2 10h3M15 10h3M4.500 4.500l2 2M13.500 13.500l2 2M15.500 4.500l-2 2M6.500 13.500l-2 2',
  point: 'M10 2.500v5M10 12.500v5M2.500 10h5M12.500 10h5',
  arrow: 'M4 16L15.500 4.500M9 4.500h6.500V11',
  erase: 'M7 16.500l-3.500-3.500a1 1 0 0 1 0-1.500L11 4l5.500 5.500L9.500 16.500zM7.500 7.500L13 13M7 16.500h9.500',
  more: '',
  undo: 'M4 8h8a4.500 4.500 0 0 1 0 9H8M4 8l3.500-3.500M4 8l3.500 3.500',
  redo: 'M16 8H8a4.500 4.500 0 0 0 0 9h4M16 8l-3.500-3.500M16 8l-3.500 3.500',
  fit: 'M3.500 7V3.500H7M13 3.500h3.500V7M16.500 13v3.500H13M7 16.500H3.500V13',
  help: 'M7.300 7.300c0-1.600 1.200-2.600 2.700-2.600s2.700 1 2.700 2.500c0 2-2.700 2.300-2.700 4.300M10 14.600v.4',
};
export type IconName = keyof typeof paths;
/** Knots, corners and centres in them. */
const dots: Partial<Record<IconName, string>> = {
  polygon: 'M5 5.500h.01M14.500 4h.01M17 11.500h.01M10 16.500h.01M3.500 12h.01',
  spline: 'M4.500 13.500h.01M10.500 4h.01M16 12.500h.01',
  circle: 'M10 10h.01',
  point: 'M10 10h.01',
  more: 'M5 10h.01M10 10h.01M15 10h.01',
};

export const Icon = ({ name }: { name: IconName }) => (
  <svg width="20" height="20" viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" aria-hidden>
    <path d={paths[name]} />
    {dots[name] && <path d={dots[name]} strokeWidth="3" />}
    {name === 'window' && <path d="M10 3a7 7 0 0 1 0 14z" fill="currentColor" stroke="none" />}
  </svg>
);
