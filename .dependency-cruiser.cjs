/** The import rules of docs/architecture.md. */
const only = (name, from, to) => ({ name, severity: 'error', from, to });
const services = '^services/([^/]+)/';
module.exports = {
  forbidden: [
    only('no-circle', {}, { circular: true }),
    only(
      'rules-are-pure',
      { path: '^services/[^/]+/(?!.*(service|store|worker)).*rules\\.ts$' },
      {
        pathNot: [
          '^services/[^/]+/[^/]*\\.ts$',
          '^services/result\\.ts$',
          'node_modules/zod/',
          'node_modules/luxon/',
          'node_modules/@types/luxon/',
        ],
      },
    ),
    only(
      'rules-import-rules-only',
      { path: '^services/[^/]+/rules\\.ts$' },
      { path: '/(service|store)\\.ts$' },
    ),
    only(
      'only-calendar-counts-days',
      { pathNot: '^(services/calendar/|tests/)' },
      { path: 'node_modules/(@types/)?(luxon|date-holidays)/' },
    ),
    only(
      'store-stays-low',
      { path: `${services}store[^/]*\\.ts$` },
      {
        path: '^(bot|cards|local|manifest|tabs|main|config|services/[^/]+/service)',
      },
    ),
    only(
      'store-is-private',
      { path: services },
      { path: '^services/([^/]+)/store[^/]*\\.ts$', pathNot: '^services/$1/' },
    ),
    only(
      'services-do-not-look-up',
      { path: '^services/' },
      { path: '^(bot|cards|local|manifest|tabs|main\\.ts|config\\.ts)' },
    ),
    only(
      'cards-are-pure',
      { path: '^cards/' },
      { pathNot: ['^cards/', '/rules\\.ts$', '^services/result\\.ts$', 'node_modules/zod/'] },
    ),
    only(
      'bot-knows-no-transport',
      { path: '^bot/(?!teams/)' },
      { path: '^(bot/teams|local|main\\.ts|config\\.ts|tabs)' },
    ),
    only(
      'main-alone-imports-transport',
      { pathNot: '^(main\\.ts|local/|bot/teams/|tests/|bench/)' },
      { path: '^(local|bot/teams)/' },
    ),
    only(
      'botbuilder-in-its-folder',
      { pathNot: '^(bot/teams/|bench/|tests/)' },
      { path: 'node_modules/(botbuilder|botframework-[a-z]+)/' },
    ),
    only(
      'documents-in-their-folder',
      { pathNot: '^(services/pack/|tests/|bench/)' },
      { path: 'node_modules/(docx|@myriaddreamin|@cantoo)/' },
    ),
    only(
      'graph-in-its-folder',
      { pathNot: '^(services/graph/|tests/)' },
      { path: 'node_modules/(@microsoft/microsoft-graph-client|@azure/identity)/' },
    ),
    only(
      'sql-drivers-in-their-folder',
      { pathNot: '^(services/db/|tests/|bench/)' },
      { path: 'node_modules/(pg|@electric-sql)/' },
    ),
    only('ask-page-is-plain', { path: '^tabs/ask/' }, { pathNot: ['^tabs/ask/'] }),
    only('tabs-know-no-transport', { path: '^tabs/' }, { path: '^(bot/teams|local|main\\.ts|config\\.ts)' }),
    // A young person's words: one file opens the table that holds them (domain.md 2.9).
    only(
      'words-through-the-room',
      { pathNot: '^(services/questions/room\\.ts|tests/)' },
      { path: '^services/questions/store-locked\\.ts$' },
    ),
    only(
      'calendar-files-in-their-folder',
      { pathNot: '^(services/visits/|tests/)' },
      { path: 'node_modules/(ical-generator|ical\\.js)/' },
    ),
    only('tests-stay-out', { pathNot: '^(tests|bench)/' }, { path: '^tests/' }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|local/web)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { conditionNames: ['require', 'node', 'default', 'types'] },
  },
};
