/** The Teams app manifest, version 1.25: what Teams is told about the bot (platform.md 4). */
import { ok, type Result, refuse } from '../services/result';

export interface ManifestSettings {
  /** The bot registration's client id; with a managed identity, that identity's (platform.md 4). */
  appId: string;
  /** 'https://pledgekeeper.example.gov.uk', without a trailing slash. */
  publicUrl: string;
  /** Semantic version: Teams offers an upgrade only when it grows. */
  version: string;
}

export type ManifestRefusal = { code: 'settings-missing'; problems: string[] };

/** What the manifest needs of the configuration, every missing setting named with its remedy. */
export function manifestSettings(
  config: { bot: { appId: string } | null; publicUrl: string | null },
  version: string,
): Result<ManifestSettings, ManifestRefusal> {
  const problems: string[] = [];
  if (!config.bot)
    problems.push('MicrosoftAppId is not set: give the client id of the Azure Bot registration');
  if (!config.publicUrl) {
    problems.push(
      'PUBLIC_URL is not set: give the address that Teams reaches, such as https://bot.example.gov.uk',
    );
  } else if (!config.publicUrl.startsWith('https://')) {
    problems.push('PUBLIC_URL must begin with https://, because Teams opens nothing else');
  }
  if (!config.bot || !config.publicUrl || problems.length > 0) {
    return refuse({ code: 'settings-missing', problems });
  }
  return ok({ appId: config.bot.appId, publicUrl: config.publicUrl, version });
}

/** What Teams offers above the message box; each is understood by bot/commands.ts. At most 12 (platform.md 4). */
export const typedCommands = [
  { title: 'my updates', description: 'What is due from you, with last time’s words there to edit' },
  { title: 'status', description: 'Who has sent and who is late, by pledge (clerks)' },
  { title: 'scrutiny', description: 'Updates to accept or send back (Operational Group)' },
  { title: 'build the pack', description: 'The committee’s report as Word and PDF (clerks)' },
  { title: 'timetable', description: 'Every date of the next meeting, with its reason' },
  { title: 'notices', description: 'Which messages were delivered, and which were not (clerks)' },
  { title: 'questions', description: 'What young people have asked, to read today (participation worker)' },
  { title: 'help', description: 'What I can do for you' },
];

const description = {
  short: 'Quarterly pledge updates, scrutiny and the committee pack, in chat.',
  full: [
    'Pledgekeeper asks workstream leads for their quarterly pledge updates on a card that takes ninety seconds,',
    'takes the answers through the Operational Group’s scrutiny, shows the clerk who has sent and who is late,',
    'and gathers it all into the committee’s report as Word and accessible PDF.',
    'It writes only to people whom the council has listed, in their own chat, in working hours.',
    'It prepares; a Democratic Services Officer publishes.',
  ].join(' '),
};

/** Pure: the same settings give the same manifest. It is valid by the 1.25 schema for every setting taken above. */
export function buildManifest({ appId, publicUrl, version }: ManifestSettings) {
  return {
    $schema: 'https://developer.microsoft.com/json-schemas/teams/v1.25/MicrosoftTeams.schema.json',
    manifestVersion: '1.25',
    version,
    id: appId,
    localizationInfo: { defaultLanguageTag: 'en-gb' },
    developer: {
      name: 'Pledgekeeper',
      websiteUrl: `${publicUrl}/about`,
      privacyUrl: `${publicUrl}/about/privacy`,
      termsOfUseUrl: `${publicUrl}/about/terms`,
    },
    name: { short: 'Pledgekeeper', full: 'Pledgekeeper: pledge updates for the committee' },
    description,
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#1F5673',
    bots: [
      {
        botId: appId,
        // In a group everyone would read a lead's update.
        scopes: ['personal'],
        isNotificationOnly: false,
        supportsFiles: false,
        commandLists: [{ scopes: ['personal'], commands: typedCommands }],
      },
    ],
    // The young people's way to ask from any message box: a window that only they see.
    composeExtensions: [
      {
        botId: appId,
        commands: [
          {
            id: 'ask-a-question',
            type: 'action',
            title: 'Ask a question',
            description: 'Ask your council a question. Only the person who reads it can see it.',
            context: ['compose', 'commandBox'],
            fetchTask: true,
          },
        ],
      },
    ],
    defaultInstallScope: 'personal',
    validDomains: [new URL(publicUrl).host],
  };
}
