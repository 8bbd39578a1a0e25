import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { act, cleanup, render } from '@testing-library/react';
import { exactRow, openBoard, snapshotOf } from '../../../model/board/board.fixture.ts';
import { BoardContext } from '../../../model/board/use-board.ts';
import { ShelterList } from './shelter-list.tsx';

/** A fake `IntersectionObserver`, driven by the test. */
class ManualObserver {
  static readonly all: ManualObserver[] = [];
  readonly watched = new Set<Element>();
  readonly options: IntersectionObserverInit & { scrollMargin?: string };
  private readonly notify: IntersectionObserverCallback;

  constructor(notify: IntersectionObserverCallback, options: IntersectionObserverInit) {
    this.notify = notify;
    this.options = options;
    ManualObserver.all.push(this);
  }

  observe(element: Element) {
    this.watched.add(element);
  }

  unobserve(element: Element) {
    this.watched.delete(element);
  }

  report(element: Element, isIntersecting: boolean, height: number) {
    const entry = { target: element, isIntersecting, boundingClientRect: { height } } as IntersectionObserverEntry;
    act(() => this.notify([entry], this as unknown as IntersectionObserver));
  }
}

const many = Array.from({ length: 400 }, (_, n) => exactRow(`h${n}`));

function given(count: number, reached: string | null = null) {
  const { socket, client } = openBoard();
  socket.receive('snapshot', snapshotOf(1, many));
  const ids = many.slice(0, count).map((row) => row.shelterId);
  const list = (shown: readonly string[]) => (
    <BoardContext value={client}>
      <ShelterList title="" count="" note="" ids={shown} together={0} reached={reached} />
    </BoardContext>
  );
  const { rerender } = render(list(ids));
  return { show: (shown: readonly string[]) => rerender(list(shown)), ids };
}

const blocks = () => [...document.querySelectorAll<HTMLElement>('.row-block')];
const drawn = () => [...document.querySelectorAll<HTMLElement>('[data-shelter]')].map((row) => row.dataset['shelter']);
const latest = () => ManualObserver.all.at(-1)!;

beforeEach(() => {
  globalThis.IntersectionObserver ??= ManualObserver as unknown as typeof IntersectionObserver;
});
afterEach(() => {
  cleanup();
});

describe('a long list', () => {
  it('draws every row of a short one, and asks nothing', () => {
    given(50);
    expect(drawn()).toHaveLength(50);
  });

  it('draws the rows near the window alone, and keeps the room of the others', () => {
    given(400);
    expect(drawn()).toEqual([]);
    const observer = latest();
    expect([observer.watched.size, observer.options]).toEqual([14, { rootMargin: '800px', scrollMargin: '800px' }]);
    const second = blocks()[1]!;
    expect(second.style.height).toBe(`${30 * 58}px`);
    observer.report(second, true, 30 * 58);
    expect(drawn()).toEqual(many.slice(30, 60).map((row) => row.shelterId));
    expect(second.style.height).toBe('');
    observer.report(second, false, 999);
    expect([drawn(), second.style.height]).toEqual([[], '999px']);
  });

  it('always draws the row that the Tab key reaches', () => {
    given(400, 'h70');
    expect(drawn()).toEqual(many.slice(60, 90).map((row) => row.shelterId));
  });

  it('watches no block that is gone', () => {
    const { show, ids } = given(400);
    show(ids.slice(0, 60));
    expect(latest().watched.size).toBe(2);
    show(ids.slice(0, 40));
    expect([latest().watched.size, drawn().length]).toEqual([0, 40]);
  });
});
