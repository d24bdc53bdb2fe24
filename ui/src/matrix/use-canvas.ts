import type {RefObject} from 'preact';
import {useEffect, useMemo, useRef, useState} from 'preact/hooks';
import {draw} from './canvas-draw.ts';
import type {Drawing} from './canvas-drawing.ts';
import {type Look, lookAt, onLookChange} from './canvas-palette.ts';
import {fitted, type Room, type View} from './canvas-view.ts';

type Still = Omit<Drawing, 'view' | 'room' | 'head' | 'palette' | 'fonts' | 'cursor'>;
type Cell = readonly [row: number, column: number];
/** `look`: colours and fonts, null where they are to be read anew. */
type State = {view: View | null; cursor: Cell | null; frame: number; look: Look | null};

/** A canvas that draws itself once per frame, in device pixels, whenever something has changed. */
export type CanvasHandle = {
  canvas: RefObject<HTMLCanvasElement | null>;
  head: () => Drawing['head'];
  room: () => Room;
  view: () => View;
  show: (view: View) => void;
  mark: (cursor: Cell | null) => void;
};

/** `start` is the first view, null for the whole; drawn anew where `still` changes. */
export function useCanvas(still: Still, start: ((room: Room) => View) | null): CanvasHandle {
  const canvas = useRef<HTMLCanvasElement>(null);
  const state = useRef<State>({
    view: null,
    cursor: null,
    frame: 0,
    look: null,
  });
  const latest = useRef(still);
  latest.current = still;
  const [handle] = useState(() => handleFor(canvas, state, latest));

  useMemo(() => {
    state.current.view = null;
    state.current.cursor = null;
  }, [still.scene, start]);

  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    if (state.current.view === null) handle.show((start ?? fitted)(handle.room()));
    const again = () => handle.show(handle.view());
    const sizes = new ResizeObserver(again);
    sizes.observe(element);
    const ended = onLookChange(() => {
      state.current.look = null;
      again();
    });
    return () => {
      sizes.disconnect();
      ended();
      cancelAnimationFrame(state.current.frame);
      state.current.frame = 0;
    };
  }, [handle, still.scene, start]);

  useEffect(() => handle.show(handle.view()));
  return handle;
}

function handleFor(
  canvas: RefObject<HTMLCanvasElement | null>,
  state: {current: State},
  latest: {current: Still},
): CanvasHandle {
  const head = () => {
    const narrow = (canvas.current?.clientWidth ?? 800) < 560;
    return narrow ? {left: 64, top: 56} : {left: 104, top: 84};
  };
  const room = (): Room => {
    const {left, top} = head();
    const {rows, columns} = latest.current.scene;
    const element = canvas.current;
    return {
      rows: rows.length,
      columns: columns.length,
      width: Math.max(1, (element?.clientWidth ?? 0) - left),
      height: Math.max(1, (element?.clientHeight ?? 0) - top),
    };
  };
  const paint = () => {
    state.current.frame = 0;
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context || element.clientWidth === 0) return;
    const ratio = devicePixelRatio || 1;
    const [width, height] = [element.clientWidth * ratio, element.clientHeight * ratio].map(
      Math.round,
    );
    if (element.width !== width || element.height !== height) {
      element.width = width ?? 0;
      element.height = height ?? 0;
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    state.current.look ??= lookAt(element);
    const {cursor} = state.current;
    const view = handle.view();
    draw(context, {
      ...latest.current,
      ...state.current.look,
      head: head(),
      room: room(),
      view,
      cursor,
    });
    // For whoever looks at the page from outside: what is drawn.
    element.dataset.view = [view.x, view.y, view.scale].map((x) => x.toFixed(2)).join(' ');
  };
  const soon = () => {
    if (state.current.frame === 0) state.current.frame = requestAnimationFrame(paint);
  };
  const handle: CanvasHandle = {
    canvas,
    head,
    room,
    view: () => state.current.view ?? fitted(room()),
    show(view) {
      state.current.view = view;
      soon();
    },
    mark(cursor) {
      state.current.cursor = cursor;
      soon();
    },
  };
  return handle;
}
