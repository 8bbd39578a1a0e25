import { type FoundHouse, type FoundPlaces, found, type Problem, type RequestView } from '@safe-haven/contracts';
import { useEffect, useState } from 'react';
import { api } from '../../net/api.ts';
import { useCommand } from '../../net/command/use-command.ts';

const MAX_SHELTERS = 200;

/** The shelters that match a request, by the rules of Find; null until loaded. */
export function useSheltersFor({ party, criteria }: Pick<RequestView, 'party' | 'criteria'>): {
  readonly shelters: readonly FoundHouse[] | null;
  readonly problem: Problem | null;
} {
  const { problem, send } = useCommand();
  const [places, setPlaces] = useState<FoundPlaces | null>(null);
  const search = JSON.stringify({
    party,
    needs: criteria?.needs ?? {},
    from: criteria?.from ?? null,
    limit: MAX_SHELTERS,
  });
  useEffect(() => {
    void send(() => api.post('/api/find', JSON.parse(search), found)).then((done) => setPlaces(done?.value ?? null));
  }, [search, send]);
  return { shelters: places && [...places.takes.houses, ...places.takesIf.houses], problem };
}
