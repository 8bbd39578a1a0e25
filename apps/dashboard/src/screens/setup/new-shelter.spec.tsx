import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { cleanup, render, screen } from '@testing-library/react';
import { press } from '../../features/request/night.fixture.tsx';
import { loadNamespaces } from '../../locales/load-namespaces.ts';
import { meOf } from '../../net/session/me.fixture.ts';
import { NewShelter } from './new-shelter.tsx';

beforeEach(() => loadNamespaces('en', ['setup', 'shelter']));
afterEach(cleanup);

it('when nothing is filled in, then each part says what it lacks, the kind of house too', async () => {
  render(<NewShelter me={meOf()} onCreated={async () => undefined} />);
  await press('Add it as a draft');
  const faults = [...document.querySelectorAll('.field-error')].map(({ textContent }) => textContent);
  expect(faults).toEqual(['Enter a name.', 'Choose the area.', 'Choose the kind of house.']);
  expect(screen.getByLabelText('Name of the house')).toBe(document.activeElement);
});
