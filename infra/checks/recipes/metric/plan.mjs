/** How many houses take nobody now: a number that is read when a scraper asks. */
export default {
  pages: ['metric'],
  optional: {
    'apps/api/src/metrics/metrics.ts': 'One that is counted or measured where it happens is a field of',
    'infra/deploy/watch/alerts.yml': 'Is somebody to be woken by it? Then an alert in',
    'infra/deploy/watch/alerts.test.yml': 'a case that fires and one that does not in',
    'docs/operate/alerts/': 'and its page in',
  },
  extra: [],
  seen: [
    'how many houses take nobody now, and not which',
    'every metric is in its table',
    'every metric that an alert or a dashboard asks for is made',
  ],
  written: {},
  rows: [
    {
      file: 'apps/api/src/watch/vitals.ts',
      before: '  /** When an operator, or the program by itself, last copied',
      row: `  /** Houses that are open, and take nobody now. */
  get pausedShelters(): number {
    let paused = 0;
    for (const { state } of this.#part(FEED).network.shelters.values())
      if (state.situation !== 'unregistered' && !state.closed && state.intake.state === 'paused') paused += 1;
    return paused;
  }

`,
    },
    {
      file: 'apps/api/src/watch/gauges.ts',
      before: "  metrics.sampleBy('haven_unreadable'",
      row: "  metrics.sample('haven_shelters_paused', 'Houses that take nobody now.', () => vitals.pausedShelters);\n",
    },
    {
      file: 'docs/operate/metrics.md',
      before: '| `haven_unreadable` |',
      row: '| `haven_shelters_paused` | | houses that take nobody now | many at once |\n',
    },
    {
      file: 'infra/deploy/watch/dashboards/network.json',
      after: '  "panels": [\n',
      row: `    {
      "id": 10,
      "type": "timeseries",
      "title": "Houses that take nobody now",
      "description": "",
      "datasource": { "type": "prometheus", "uid": "\${source}" },
      "gridPos": { "h": 8, "w": 12, "x": 12, "y": 32 },
      "fieldConfig": { "defaults": { "unit": "short", "min": 0 }, "overrides": [] },
      "targets": [{ "refId": "A", "expr": "max(haven_shelters_paused)", "legendFormat": "paused" }]
    },
`,
    },
  ],
};
