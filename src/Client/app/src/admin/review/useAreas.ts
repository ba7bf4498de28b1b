import { useCallback, useMemo, useState } from 'react';
import type { HeldItem, Rectangle } from '../../api/contract';
import { edited, newId, redone, resized, moved, suggestedEdits, undone, type Area, type Handle, type Size } from './rectangles';

/** The areas of one image, what is selected among them, and the way back. */
export function useAreas(item: HeldItem, suggested: readonly Rectangle[]) {
  const size: Size = useMemo(() => ({ columns: item.columns, rows: item.rows }), [item.columns, item.rows]);
  const [edits, setEdits] = useState(() => suggestedEdits(suggested, size));
  const [selected, setSelected] = useState<number | null>(null);
  const put = useCallback((area: Area) => setEdits((now) => edited(now, now.areas.map((each) => (each.id === area.id ? { ...area, suggested: false } : each)))), []);
  const change = (id: number, how: (area: Area) => Area) => {
    const area = edits.areas.find((each) => each.id === id);
    if (area) put(how(area));
  };
  return {
    size,
    areas: edits.areas,
    selected,
    select: setSelected,
    canUndo: edits.before.length > 0,
    canRedo: edits.after.length > 0,
    put,
    add: (rectangle: Rectangle) => {
      const id = newId(edits);
      setEdits(edited(edits, [...edits.areas, { ...rectangle, id, suggested: false }]));
      setSelected(id);
      return id;
    },
    move: (id: number, dx: number, dy: number) => change(id, (area) => moved(area, dx, dy, size)),
    resize: (id: number, handle: Handle, dx: number, dy: number) => change(id, (area) => resized(area, handle, dx, dy, size)),
    remove: (id: number) => {
      setEdits((now) => edited(now, now.areas.filter((area) => area.id !== id)));
      setSelected(null);
    },
    clear: () => {
      setEdits((now) => edited(now, []));
      setSelected(null);
    },
    undo: () => setEdits(undone),
    redo: () => setEdits(redone),
  };
}

export type Areas = ReturnType<typeof useAreas>;
