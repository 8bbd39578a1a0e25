import './search.css';
import { type ListedPerson, type Me, peopleRead, type Row } from '@safe-haven/contracts';
import { use, useCallback, useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useRequests } from '../../features/request/use-request.ts';
import { wantedPerson } from '../../features/role/wanted-person.ts';
import { useFormat, useT } from '../../locales/use-t.ts';
import { BoardContext, useAllRows } from '../../model/board/use-board.ts';
import { useL10n } from '../../model/l10n/use-l10n.ts';
import { formatParty } from '../../model/party/party.ts';
import { endpointOf } from '../../net/read/endpoints.ts';
import { useRead } from '../../net/read/use-read.ts';
import { Field } from '../../ui/field.tsx';
import { SideDrawer } from '../../ui/side-drawer.tsx';
import { useFocusWhenDrawn } from '../../ui/use-focus-when-drawn.ts';
import { mayOpen, SCREENS, type Screen } from '../shell/screens.ts';
import { type Hit, type Hits, housesFor, peopleFor, requestsFor, screensFor } from './hits.ts';

interface SearchProps {
  readonly me: Me;
  onClose(): void;
}

interface GroupsProps extends SearchProps {
  readonly search: string;
  /** How many were found of one kind. */
  onCount(kind: string, count: number): void;
}

/** One search over what a role may open: houses and their areas, requests, people, screens. */
export default function SearchDrawer({ me, onClose }: SearchProps) {
  const t = useT('search');
  const s = useT('session');
  const [search, setSearch] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const found = useRef<HTMLDivElement>(null);
  const hasBoard = use(BoardContext) !== null;
  useFocusWhenDrawn(field);
  const [counts, setCounts] = useState<Readonly<Record<string, number>>>({});
  const onCount = useCallback(
    (kind: string, count: number) => setCounts((before) => ({ ...before, [kind]: count })),
    [],
  );
  const isSearching = search.trim() !== '';
  const groupsProps = { search, me, onClose, onCount };
  const hint = t(me.may.includes('people') ? 'hintPeople' : 'hint');
  return (
    <SideDrawer title={s('nav.search')} close={s('close')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          found.current?.querySelector('a')?.click();
        }}
      >
        <Field label={t('label')} hint={hint}>
          {(ids) => (
            <input
              {...ids}
              ref={field}
              className="input"
              type="search"
              autoComplete="off"
              spellCheck={false}
              maxLength={80}
              value={search}
              onChange={(event) => setSearch(event.target.value)}
            />
          )}
        </Field>
      </form>
      <CountAnnouncer count={isSearching ? Object.values(counts).reduce((sum, count) => sum + count, 0) : null} />
      <div ref={found} className="search-found">
        {isSearching && (
          <>
            {hasBoard && <Houses {...groupsProps} />}
            {me.may.includes('requests') && <Requests {...groupsProps} />}
            {me.may.includes('people') && <People {...groupsProps} />}
            <Screens {...groupsProps} />
            <p className="search-none">{t('none')}</p>
          </>
        )}
      </div>
    </SideDrawer>
  );
}

/** Said when typing pauses, ms. */
const PAUSE_MS = 600;

/** Says how many were found; null: nothing is looked for. */
function CountAnnouncer({ count }: { readonly count: number | null }) {
  const t = useT('search');
  const [announcement, setAnnouncement] = useState('');
  const text = count === null ? '' : count === 0 ? t('none') : t('found', { count });
  useEffect(() => {
    const timer = setTimeout(() => setAnnouncement(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <p className="aloud" role="status" data-announcer="found">
      {announcement}
    </p>
  );
}

const NO_ROWS: readonly Row[] = [];
const NO_PEOPLE: readonly ListedPerson[] = [];

function Houses({ search, onCount, onClose }: GroupsProps) {
  const t = useT('search');
  const format = useFormat();
  const rows = useAllRows() ?? NO_ROWS;
  return <Group title={t('houses')} {...housesFor(rows, search, format)} onCount={onCount} onClose={onClose} />;
}

function Requests({ search, onCount, onClose }: GroupsProps) {
  const t = useT('search');
  const r = useT('requests');
  const l10n = useL10n();
  const client = use(BoardContext);
  const { value } = useRequests();
  const found = requestsFor(value?.items ?? [], search, ({ party, situation, place }) => ({
    title: formatParty(l10n, party),
    detail: [r(`situation.${situation}`), place && client?.row(place.shelterId)?.name].filter(Boolean).join(', '),
  }));
  return <Group title={t('requests')} {...found} onCount={onCount} onClose={onClose} />;
}

function People({ search, onCount, onClose }: GroupsProps) {
  const t = useT('search');
  const { value } = useRead(endpointOf(peopleRead));
  const found = peopleFor(value?.people ?? NO_PEOPLE, search);
  return (
    <Group
      title={t('people')}
      {...found}
      onOpen={({ id }) => wantedPerson.set(id)}
      onCount={onCount}
      onClose={onClose}
    />
  );
}

function Screens({ search, me, onCount, onClose }: GroupsProps) {
  const t = useT('search');
  const s = useT('session');
  const [at] = useLocation();
  const screens = Object.values<Screen>(SCREENS)
    .filter((screen) => mayOpen(me, screen) && screen.to !== at)
    .map(({ to, name }) => ({ to, title: s(`nav.${name}`) }));
  return <Group title={t('screens')} {...screensFor(screens, search)} onCount={onCount} onClose={onClose} />;
}

interface GroupProps extends Hits, Pick<GroupsProps, 'onCount'> {
  readonly title: string;
  onOpen?(hit: Hit): void;
  onClose(): void;
}

/** What was found of one kind; nothing where there is none. */
function Group({ title, hits, more, onCount, onOpen, onClose }: GroupProps) {
  const t = useT('search');
  const count = hits.length + more;
  useEffect(() => {
    onCount(title, count);
    return () => onCount(title, 0);
  }, [title, count, onCount]);
  if (hits.length === 0) return null;
  return (
    <section aria-label={title} className="search-group">
      <h3>{title}</h3>
      <ul>
        {hits.map((hit) => (
          <li key={hit.id}>
            <Link
              href={hit.to}
              className="search-hit"
              onClick={() => {
                onOpen?.(hit);
                onClose();
              }}
            >
              <b>{hit.title}</b>
              {hit.detail !== '' && <span>{hit.detail}</span>}
            </Link>
          </li>
        ))}
      </ul>
      {more > 0 && <p className="field-hint">{t('more', { count: more })}</p>}
    </section>
  );
}
