import type { MarkKind } from '../../api/contract';

/**
 * How the marks of one finding on one image share their chips: kinds that are there once are told together, and where there are several of a kind, two
 * outlines, each is told at its own. A number is never read at the wrong mark.
 */
export function chipsOf<Shown extends { mark: { kind: MarkKind } }>(marks: Shown[]): Shown[][] {
  const alone = (shown: Shown) => marks.filter(({ mark }) => mark.kind === shown.mark.kind).length === 1;
  const [together, apart] = [marks.filter(alone), marks.filter((shown) => !alone(shown))];
  return [...(together.length > 0 ? [together] : []), ...apart.map((shown) => [shown])];
}
