import { useMemo, useRef, useState } from 'react';
import { texts } from '../texts';
import { said } from '../texts/said';
import { toCanvas, type CanvasPoint } from '../viewer/view';
import type { ImageStage } from '../viewer/stage';
import { onItsOwn } from './marks/apart';
import { MarkTool } from './marks/MarkTool';
import { findingWith, findingWord, markOf } from './state/reading';
import type { CaseInHand } from './useCase';
import type { Hint } from './useHint';

/** What of the marks is typed or chosen where it stands: the text of one, the name of a finding, what to do with one. */
export interface InPlace {
  written: string | null;
  write: (mark: string | null) => void;
  renamed: string | null;
  rename: (finding: string | null) => void;
  menu: { mark: string; at: CanvasPoint } | null;
  openMenu: (menu: InPlace['menu']) => void;
  /** The menu of the selected mark, at the mark, for whoever has no pointer. */
  openMenuOfSelected: () => void;
}

/** The tool that draws on a case in hand, and what it asks the page for. */
export function useMarkTool(inHand: CaseInHand, stage: ImageStage | null, say: (hint: string | Hint) => void): { markTool: MarkTool; inPlace: InPlace } {
  const { latest, dispatch, record } = inHand;
  const { assignment } = record;
  const [written, write] = useState<string | null>(null);
  const [renamed, rename] = useState<string | null>(null);
  const [menu, openMenu] = useState<InPlace['menu']>(null);
  const onScreen = useRef(stage);
  onScreen.current = stage;
  const markTool = useMemo(
    () =>
      new MarkTool({
        state: latest,
        dispatch,
        images: assignment.case,
        template: assignment.template,
        findingWord,
        refused: (reason) => say(texts.reading.refusals[reason]),
        apart: (mark) => {
          const { reading } = latest();
          const joined = findingWith(reading, mark.id);
          if (!joined || reading.findings.length >= assignment.template.maxFindings) return;
          const own = () => {
            const apart = onItsOwn(latest().reading, joined.trackingUid, mark, findingWord);
            dispatch({ type: 'change', change: () => apart.reading, select: { finding: apart.finding, mark: mark.id } });
          };
          say({ text: texts.reading.joined(said(joined.label)), action: { word: texts.reading.onItsOwn, do: own } });
        },
        write,
        rename: (mark) => rename(findingWith(latest().reading, mark)?.trackingUid ?? null),
        menu: (mark, at) => openMenu({ mark, at }),
        pixels: {
          now: (slice) => (onScreen.current?.snapshot().shown === slice ? onScreen.current.values() : []),
          fetch: (slice) => onScreen.current?.valuesOf(slice) ?? Promise.reject(new Error('There is no image.')),
        },
      }),
    [assignment, dispatch, latest, say],
  );
  const openMenuOfSelected = () => {
    const mark = markOf(latest().reading, latest().mark);
    const [view, point] = [stage?.snapshot().view, mark?.points[0] ?? mark?.outlines?.[0]?.[0]];
    if (mark && view && point) openMenu({ mark: mark.id, at: toCanvas(view, point) });
  };
  return { markTool, inPlace: { written, write, renamed, rename, menu, openMenu, openMenuOfSelected } };
}
