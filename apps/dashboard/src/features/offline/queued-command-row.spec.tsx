import { afterEach, describe, expect, test } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { chooseLanguage } from '../../locales/choose-language.ts';
import { formatFor } from '../../locales/format.ts';
import { loadNamespaces } from '../../locales/load-namespaces.ts';
import { outbox } from '../../net/outbox/page-outbox.ts';
import { type QueuedCommand } from '../../net/outbox/queue.ts';
import { QueuedCommandRow } from './queued-command-row.tsx';

const TAP = Date.parse('2026-11-25T01:10:00.000Z');
const command: QueuedCommand = {
  key: 'k1',
  shelterId: 'lipa',
  place: 'confirm',
  name: 'confirm-occupancy',
  body: { revision: '7' },
  beds: [],
  issuedAt: TAP,
  state: 'waiting',
  mayBeRecorded: false,
  problem: null,
};
const refused = { type: 'about:blank', title: 'revision_passed', code: 'revision_passed', status: 409 };
const shown = (part: Partial<QueuedCommand>) => {
  const { container } = render(<QueuedCommandRow command={{ ...command, ...part }} />);
  const buttons = screen.queryAllByRole('button').map((button) => button.textContent);
  return [container.querySelector('p')!.textContent, ...buttons];
};

afterEach(async () => {
  cleanup();
  outbox.empty();
  await chooseLanguage('en');
});

describe('a command that waits for the connection says what becomes of it', () => {
  const until = formatFor('en').clock(TAP + 15 * 60_000);
  test.each([
    ['waits', {}, [`Will be sent when the connection is back, until ${until}.`, 'Don’t send it']],
    ['is on its way', { state: 'sending' }, ['Being sent.']],
    ['waited too long', { state: 'back' }, ['Was not sent: do it again or forget it.', 'Do it again', 'Forget it']],
    [
      'may have arrived',
      { state: 'back', mayBeRecorded: true },
      ['Not sure it arrived. You can safely send it again, or look at the house.', 'Do it again', 'Forget it'],
    ],
    [
      'was refused',
      { state: 'back', problem: refused },
      [
        'Not accepted: The house has changed since you looked. Was not sent: do it again or forget it.',
        'Do it again',
        'Forget it',
      ],
    ],
  ] as const)('given that it %s', (_, part, text) => {
    expect(shown(part)).toEqual(text);
  });

  test('in Macedonian too', async () => {
    await loadNamespaces('mk', ['offline']);
    await chooseLanguage('mk');
    expect(shown({ state: 'back' })).toEqual([
      'Не беше испратено: направете го пак или отфрлете го.',
      'Направете пак',
      'Отфрлете',
    ]);
  });

  test('given a press on “Don’t send it”, then it waits no more', async () => {
    outbox.add(command, false);
    render(<QueuedCommandRow command={command} />);
    await act(async () => void fireEvent.click(screen.getByRole('button', { name: 'Don’t send it' })));
    expect(outbox.all()).toEqual([]);
  });
});
