/** A file of its own: white ground, a font that any program has, nothing of the page's. */
export function serialized(svg: SVGSVGElement): string {
  const file = svg.cloneNode(true) as SVGSVGElement;
  for (const name of ['class', 'data-frame']) file.removeAttribute(name);
  file.querySelectorAll('[data-point]').forEach((element) => element.removeAttribute('data-point'));
  // The tip of a picture that nobody points at is an empty group.
  file.querySelectorAll('g').forEach((group) => group.childNodes.length === 0 && group.remove());
  file.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  file.setAttribute('font-family', 'sans-serif');
  file.style.fontFamily = 'sans-serif';
  file.style.background = '#ffffff';
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(file)}\n`;
}
