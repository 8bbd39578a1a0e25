import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { signedIn } from './account-pages.ts';
import { BoardPage } from './board-page.ts';
import { type MapMode, startBrowser, type Visitor, visitor } from './browser.ts';
import { type Client, clientOf } from './client.ts';
import { neverPolls } from './never-polls.ts';
import { openAs } from './open-as.ts';
import { type Server, startServer } from './server.ts';

const HAVEN = join(import.meta.dirname, '../../../api/bin/haven.mjs');

/** The demo's people that the tests act as; names as the sign-in page shows them. */
export const PEOPLE = {
  coordinator: { person: 'demo-jelena', name: 'Jelena P.' },
  manager: { person: 'demo-dragana', name: 'Dragana I.' },
  staff: { person: 'demo-marija', name: 'Marija S.' },
  hotline: { person: 'demo-vesna', name: 'Vesna M.' },
  abroad: { person: 'demo-amra', name: 'Amra H.' },
  otherHotline: { person: 'demo-ana', name: 'Ana G.' },
  networkManager: { person: 'demo-nevena', name: 'Nevena T.' },
  administrator: { person: 'demo-teuta', name: 'Teuta S.' },
  auditor: { person: 'demo-slavica', name: 'Slavica P.' },
} as const;
export type Who = keyof typeof PEOPLE;

interface VisitOptions extends BrowserContextOptions {
  /** Whether the visitor's browser draws the map; by default as this app's other visitors. */
  readonly map?: MapMode;
  /** Whether the pages ask again by themselves; where not, what changes on them was pushed. Default: true. */
  readonly polls?: boolean;
}

/** The running program, with the demo network or with nobody in it, and the browser of its visitors. */
export class App {
  readonly server: Server;
  readonly browser: Browser;
  /** Where people open it. */
  readonly url: string;
  private readonly map: MapMode;
  private other: Promise<Browser> | null = null;
  private readonly visitors: Visitor[] = [];

  #firstLink: Promise<string> | undefined;

  private constructor(server: Server, browser: Browser, map: MapMode, url = server.url) {
    this.server = server;
    this.browser = browser;
    this.map = map;
    this.url = url;
  }

  /** As it is on its first day, and not in demo. By a name: passkeys are not for addresses of numbers. */
  static async empty(settings: Readonly<Record<string, string>> = {}): Promise<App> {
    const [server, browser] = await Promise.all([
      startServer({ settings: { HAVEN_DEMO: '0', ...settings } }),
      startBrowser('absent'),
    ]);
    return new App(server, browser, 'absent', server.url.replace('127.0.0.1', 'localhost'));
  }

  /** The link for the first administrator, as the operator of the machine asked for it, once. */
  firstLink(): Promise<string> {
    this.#firstLink ??= this.#askForLink();
    return this.#firstLink;
  }

  async #askForLink(): Promise<string> {
    const env = { PATH: process.env['PATH'], HAVEN_DATA_DIR: this.server.dataDir };
    const command = ['--disable-warning=ExperimentalWarning', HAVEN, 'first-link'];
    const { stdout } = await promisify(execFile)(process.execPath, command, { env });
    return /first administrator: (\S+)/.exec(stdout)?.[1] ?? '';
  }

  /** The demo's night, in a browser that draws no map. */
  static open(settings: Readonly<Record<string, string>> = {}): Promise<App> {
    return App.ofDemo(settings, 'absent');
  }

  /** The same, with the map. */
  static withMap(settings: Readonly<Record<string, string>> = {}): Promise<App> {
    return App.ofDemo(settings, 'drawn');
  }

  private static async ofDemo(settings: Readonly<Record<string, string>>, map: MapMode): Promise<App> {
    const from = process.env['HAVEN_E2E_SEEDED'];
    const [server, browser] = await Promise.all([startServer({ from, settings }), startBrowser(map)]);
    return new App(server, browser, map);
  }

  client(who: Who): Promise<Client> {
    return clientOf(this.server.url, PEOPLE[who].person);
  }

  /** Somebody at a browser of their own, not signed in. */
  async newVisitor({ map = this.map, polls = true, ...options }: VisitOptions = {}): Promise<Visitor> {
    const one = await visitor(await this.browserWith(map), this.url, options);
    if (!polls) await neverPolls(one.page);
    this.visitors.push(one);
    return one;
  }

  /** Somebody who has the board before them. */
  async boardOf(who: Who, options: VisitOptions = {}): Promise<{ board: BoardPage; visitor: Visitor }> {
    const one = await this.newVisitor(options);
    const board = await new BoardPage(one.page).signIn(PEOPLE[who].name);
    return { board, visitor: one };
  }

  /** Somebody who is signed in, before a screen. `before` is done with the page while it is empty. */
  async openAs(
    who: Who,
    path = '/',
    options: VisitOptions = {},
    before: (page: Page) => Promise<unknown> = async () => undefined,
  ): Promise<Visitor> {
    const one = await this.newVisitor(options);
    await before(one.page);
    await openAs(one.page, PEOPLE[who].person, path);
    await signedIn(one.page);
    return one;
  }

  /** Everything that went wrong in any page since the start. */
  pageErrors(): string[] {
    return this.visitors.flatMap((v) => v.pageErrors);
  }

  /** Everybody closes their browser: a page that is left open draws what later tests change. */
  async everybodyLeaves(): Promise<void> {
    const contexts = [this.browser, await this.other].flatMap((browser) => browser?.contexts() ?? []);
    await Promise.all(contexts.map((context) => context.close()));
  }

  async close(): Promise<void> {
    await Promise.all([this.browser.close(), this.other?.then((browser) => browser.close())]);
    await this.server.dispose();
  }

  /** What WebGL is to a browser is said when it is started: an app with visitors of both kinds has two of them. */
  private browserWith(map: MapMode): Promise<Browser> {
    if (map === this.map) return Promise.resolve(this.browser);
    this.other ??= startBrowser(map);
    return this.other;
  }
}
