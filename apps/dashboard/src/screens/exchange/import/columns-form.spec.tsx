import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { emptyProfile } from '@safe-haven/contracts/exchange';
import { cleanup, render } from '@testing-library/react';
import { loadNamespaces } from '../../../locales/load-namespaces.ts';
import { getT } from '../../../locales/use-t.ts';
import { onPhone } from '../../../ui/on-phone.fixture.ts';
import { ColumnsForm } from './columns-form.tsx';
import { formatFault } from './format-fault.ts';

const rows = [
  { line: 1, cells: ['house', 'room', 'women'] },
  { line: 2, cells: ['Lipa', '1', '2'] },
];
const shown = () => {
  const profile = emptyProfile('opening_state');
  const { container } = render(<ColumnsForm rows={rows} profile={profile} onChange={() => undefined} />);
  const folded = container.querySelectorAll('details .import-column').length;
  return { folded, open: container.querySelectorAll('.import-column').length - folded };
};

beforeEach(() => loadNamespaces('en', ['importing', 'refusals']));
afterEach(() => {
  cleanup();
  jest.restoreAllMocks();
});

describe('given the columns of a file of who is where', () => {
  it('IM-1: when the window is wide, then all of them are there to see', () => {
    expect(shown()).toEqual({ folded: 0, open: 11 });
  });

  it('IM-1: when it is a phone, then what every line and every new house needs is there, and the rest is folded away', () => {
    onPhone();
    expect(shown()).toEqual({ folded: 8, open: 3 });
  });
});

describe('given counts of nights', () => {
  it('IM-18: when a file counts rooms, then it is asked how many beds these have, and else it is not', () => {
    const asked = (headings: readonly string[]) => {
      const file = [{ line: 1, cells: headings }];
      const { queryByLabelText, unmount } = render(
        <ColumnsForm rows={file} profile={emptyProfile('daily_counts')} onChange={() => undefined} />,
      );
      const isAsked = queryByLabelText('Beds in a room, for all rows') !== null;
      unmount();
      return isAsked;
    };
    expect([asked(['house', 'date', 'rooms taken']), asked(['house', 'date', 'taken'])]).toEqual([true, false]);
  });
});

describe('given a line that was refused', () => {
  it('IM-3: when its house or its id is another’s, then that and what to do is said, whichever code it has', () => {
    for (const cell of ['no_right', 'not_found (There is no such house.)']) {
      const text = formatFault(getT('importing'), { line: 4, column: null, what: 'refused', typed: cell });
      expect(text).toMatch(/another organisation has this house or this ID.*another ID/);
    }
  });
});
