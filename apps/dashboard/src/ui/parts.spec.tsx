import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { Tile } from '../features/bed/tile.tsx';
import { FreshnessChip } from '../features/live/freshness-chip.tsx';
import { BandPips } from '../features/occupancy/band-pips.tsx';
import { OccupancyBar } from '../features/occupancy/occupancy-bar.tsx';
import { Button } from './button.tsx';
import { Field } from './field.tsx';
import { Problem } from './problem.tsx';
import { Stepper } from './stepper.tsx';

afterEach(cleanup);

describe('the bar of an exact house', () => {
  it('draws the states in one order, as wide as their places, and leaves out what there is none of', () => {
    const { container } = render(<OccupancyBar places={{ free: 3, spare: 1, held: 2, occupied: 0, out: 1 }} />);
    const segments = [...container.querySelectorAll<HTMLElement>('.occupancy-bar > span')];
    expect(segments.map((s) => [s.className, s.style.flexGrow])).toEqual([
      ['occupancy-free', '3'],
      ['occupancy-spare', '1'],
      ['occupancy-held', '2'],
      ['occupancy-out', '1'],
    ]);
    expect([...container.querySelectorAll('.occupancy-number')].map((n) => n.textContent)).toEqual([
      '3 free',
      '1 spare',
      '2 held',
      '0 occupied',
      '1 out',
    ]);
  });

  it('TN-10: names nothing that there is none of but what is free and occupied', () => {
    const { container } = render(<OccupancyBar places={{ free: 0, spare: 0, held: 0, occupied: 6, out: 2 }} />);
    expect(container.querySelector('.occupancy-numbers')?.textContent).toBe('0 free6 occupied2 out');
  });
});

describe('the pips of a band', () => {
  it.each([
    ['0', 0, 'no free place'],
    ['1', 1, '1 free'],
    ['2-3', 2, '2 or 3 free'],
    ['4+', 3, '4 or more free'],
  ] as const)('%s lights %i and says "%s"', (band, lit, text) => {
    const { container } = render(<BandPips band={band} />);
    expect(container.querySelectorAll('.band-lit')).toHaveLength(lit);
    expect(screen.getByText(text)).toBeTruthy();
  });
});

describe('freshness', () => {
  it('gives the class alone, or the age and, when it matters, the class too', () => {
    const textOf = (chip: React.ReactElement) => render(chip).container.textContent;
    expect(textOf(<FreshnessChip freshness="ageing" />)).toBe('ageing');
    expect(textOf(<FreshnessChip freshness="fresh" age="12 min ago" />)).toBe('12 min ago');
    expect(textOf(<FreshnessChip freshness="stale" age="9 h ago" />)).toBe('9 h ago, stale');
  });
});

describe('a button', () => {
  it('that cannot be pressed now stays reachable, gives its reason and does nothing', () => {
    let pressed = 0;
    render(
      <Button disabledReason="There is no line." onClick={() => (pressed += 1)}>
        Hold
      </Button>,
    );
    const button = screen.getByRole('button', { name: 'Hold', description: 'There is no line.' });
    fireEvent.click(button);
    expect(pressed).toBe(0);
    expect(button.getAttribute('aria-disabled')).toBe('true');
    expect(button.hasAttribute('disabled')).toBe(false);
  });

  it('does nothing a second time while the first is on its way', () => {
    let pressed = 0;
    const button = (busy: boolean) => (
      <Button busy={busy} onClick={() => (pressed += 1)}>
        Hold
      </Button>
    );
    const { rerender } = render(button(false));
    fireEvent.click(screen.getByRole('button'));
    rerender(button(true));
    fireEvent.click(screen.getByRole('button'));
    expect(pressed).toBe(1);
  });
});

describe('a field', () => {
  it('ties its label and what is wrong to the input', () => {
    render(
      <Field label="Night" hint="The evening it began" error="That night has not come yet.">
        {(ids) => <input {...ids} />}
      </Field>,
    );
    const input = screen.getByRole('textbox', { name: 'Night', description: 'That night has not come yet.' });
    expect(input.getAttribute('aria-invalid')).toBe('true');
  });
});

describe('a stepper', () => {
  const given = (more: object) => {
    const changes: number[] = [];
    render(<Stepper label="Beds" value={1} max={12} onChange={(n) => changes.push(n)} {...more} />);
    return { changes, number: screen.getByRole('spinbutton') };
  };

  it('steps within its bounds', () => {
    const { changes } = given({ min: 1, max: 2 });
    fireEvent.click(screen.getByRole('button', { name: 'Fewer: Beds' }));
    fireEvent.click(screen.getByRole('button', { name: 'More: Beds' }));
    expect(changes).toEqual([2]);
    expect(screen.getByRole('button', { name: 'Fewer: Beds' }).hasAttribute('disabled')).toBe(false);
  });

  it('is one stop of the Tab key, and takes arrows and digits within its bounds', () => {
    const { changes, number } = given({ min: 1 });
    expect(screen.getAllByRole('button').map(({ tabIndex }) => tabIndex)).toEqual([-1, -1]);
    expect(number.tabIndex).toBe(0);
    for (const key of ['ArrowDown', '0', 'Delete', 'ArrowUp', '7', 'End']) fireEvent.keyDown(number, { key });
    expect(changes).toEqual([2, 7, 12]);
  });

  it('has its full name and the words of its number, and says itself where the focus is elsewhere', () => {
    const { number } = given({ name: 'Beds in a room', shown: 'any', hint: 'without cots' });
    expect(screen.getByRole('spinbutton', { name: 'Beds in a room', description: 'without cots' })).toBe(number);
    expect(number.getAttribute('aria-valuetext')).toBe('any');
    const live = () => number.parentElement?.getAttribute('aria-live');
    expect(live()).toBe('polite');
    fireEvent.focus(number);
    expect(live()).toBe('off');
  });
});

describe('a bed', () => {
  it('carries its state in words, and no state at all while it is asked for', () => {
    const { container } = render(<Tile state="pending" stateText="asking…" label="2A · adult bed" />);
    expect(container.textContent).toBe('asking…2A · adult bed');
    expect(container.querySelector('svg')).toBeNull();
  });

  it('can be chosen where it can be pressed', () => {
    render(<Tile state="free" stateText="Free" label="1A" chosen onPress={() => undefined} />);
    expect(screen.getByRole('button', { pressed: true })).toBeTruthy();
  });
});

describe('a problem', () => {
  const problem = (code: string) => ({
    type: 'about:blank',
    title: 'In the server’s words.',
    status: 409,
    code,
    next: 'Ask.',
  });

  it('is a sentence in our words with a way out', () => {
    render(<Problem problem={problem('bed_taken')} />);
    expect(screen.getByRole('alert').textContent).toBe('Somebody else was faster.See what is still free.');
  });

  it('speaks in the server’s words when the code is new to us', () => {
    render(<Problem problem={problem('something_new')} />);
    expect(screen.getByRole('alert').textContent).toBe('In the server’s words.Ask.');
  });
});
