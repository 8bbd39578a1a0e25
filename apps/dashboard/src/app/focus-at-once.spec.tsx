import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { Profiler, type ReactElement, useState } from 'react';
import { ShownOnce } from '../features/credentials/shown-once.tsx';
import { loadNamespaces } from '../locales/load-namespaces.ts';
import { SmsCardOnce } from '../screens/setup/sms/sms-card-once.tsx';
import { Drawer } from '../ui/drawer.tsx';
import { Form } from '../ui/form.tsx';
import { ReasonButtons } from '../ui/reason-buttons.tsx';
import { TwoStepButton } from '../ui/two-step-button.tsx';
import { useFocusFallback } from '../ui/use-focus-fallback.ts';
import { IdleWarning } from './session/idle-warning.tsx';
import LockedPage from './session/locked-page.tsx';

beforeAll(() => loadNamespaces('en', ['account', 'setup']));
afterEach(cleanup);

const nothing = () => undefined;

/** A part that takes the place of the button that is pressed. */
function Replaced({ by }: { readonly by: ReactElement }) {
  const [isOpen, setIsOpen] = useState(false);
  return isOpen ? (
    by
  ) : (
    <button type="button" onClick={() => setIsOpen(true)}>
      opens
    </button>
  );
}

/** A button that goes when it is pressed, in a part that keeps the focus. */
function Steps() {
  const [step, setStep] = useState(1);
  const part = useFocusFallback<HTMLElement>(step);
  return (
    <section ref={part} tabIndex={-1} aria-label="The steps">
      <button key={step} type="button" onClick={() => setStep(step + 1)}>
        opens
      </button>
    </section>
  );
}

const focused = () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent;

/** What has the focus after these are pressed, when it is drawn: before anything is painted, and before effects that come later. */
function drawnAfterPress(part: ReactElement, ...names: readonly RegExp[]): unknown {
  let drawn: unknown = null;
  render(
    <Profiler
      id="part"
      onRender={() => {
        drawn = focused();
      }}
    >
      {part}
    </Profiler>,
  );
  for (const name of names) {
    const button = screen.getByRole('button', { name });
    button.focus();
    fireEvent.click(button);
  }
  return drawn;
}

describe('AL-9: what takes the place of what had the focus has it when it is drawn', () => {
  it.each<[string, ReactElement, RegExp]>([
    [
      'reasons',
      <Replaced
        key="reasons"
        by={
          <ReasonButtons
            legend="Why"
            reasons={['one', 'other']}
            label={(reason) => `the ${reason}`}
            busy={false}
            cancelLabel="Back"
            onChoose={nothing}
            onCancel={nothing}
          />
        }
      />,
      /^the one$/,
    ],
    [
      'a form',
      <Replaced
        key="form"
        by={
          <Form submit="Send" busy={false} autoFocus onSubmit={nothing}>
            <input aria-label="Name" />
          </Form>
        }
      />,
      /^Name$/,
    ],
    [
      'a drawer',
      <Replaced
        key="drawer"
        by={
          <Drawer title="A house" onClose={nothing}>
            <p>rooms</p>
          </Drawer>
        }
      />,
      /^A house$/,
    ],
    [
      'a secret that is shown once',
      <Replaced
        key="secret"
        by={
          <ShownOnce
            title="Your token"
            secret="abc"
            copy={{ label: 'Copy', copied: 'Copied', notCopied: 'Not copied' }}
            done="Done"
            onDone={nothing}
          >
            {null}
          </ShownOnce>
        }
      />,
      /^Your token$/,
    ],
    ['a card of codes', <Replaced key="card" by={<SmsCardOnce codes={['AB12']} onDone={nothing} />} />, /./],
    [
      'the warning before the screen locks',
      <Replaced key="warning" by={<IdleWarning seconds={20} onStay={nothing} onSignOut={nothing} />} />,
      /^Stay signed in$/,
    ],
    ['the locked screen', <Replaced key="locked" by={<LockedPage />} />, /^Signed out/],
    ['the part in which a button goes', <Steps key="part" />, /^The steps$/],
  ])('%s', (_, part, what) => {
    expect(drawnAfterPress(part, /^opens/)).toEqual(expect.stringMatching(what));
    expect(document.activeElement).not.toBe(document.body);
  });

  it('the two steps of an act, there and back', () => {
    const act = (
      <TwoStepButton label="opens" name="Ana" confirmLabel="Yes" cancelLabel="No" busy={false} onConfirm={nothing} />
    );
    expect(drawnAfterPress(act, /^opens/)).toBe('Yes: Ana');
    cleanup();
    expect(drawnAfterPress(act, /^opens/, /^No/)).toBe('opens: Ana');
  });
});
