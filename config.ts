/** The only reader of the environment: settings in, one clear error for each wrong one. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { type GraphConfig, graphConfig } from './services/graph/settings';
import type { GraphIdentity } from './services/graph/tokens';
import { keyBytes } from './services/questions/keys';

const blankIsUnset = (value: unknown) =>
  typeof value === 'string' && value.trim() === '' ? undefined : value;
const text = z.preprocess(blankIsUnset, z.string().trim().optional());
const url = (help: string) =>
  z.preprocess(
    blankIsUnset,
    z
      .string()
      .trim()
      .regex(/^https?:\/\/[^\s/]+/, help)
      .optional(),
  );
/** Tokens go there: https, or http on this machine alone, for test doubles. */
const secureUrl = (help: string) =>
  z.preprocess(
    blankIsUnset,
    z
      .string()
      .trim()
      .regex(/^(https:\/\/[^\s/]+|http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(\/|$))/, help)
      .optional(),
  );
const uuid = (help: string) => z.preprocess(blankIsUnset, z.guid(help).optional());

const environment = z.object({
  NODE_ENV: text,
  MicrosoftAppId: uuid(
    'must be the bot registration’s client id, such as 11111111-2222-3333-4444-555555555555',
  ),
  MicrosoftAppType: z.preprocess(
    blankIsUnset,
    z.enum(['SingleTenant', 'UserAssignedMsi'], 'must be SingleTenant or UserAssignedMsi').optional(),
  ),
  MicrosoftAppTenantId: uuid('must be the council’s Entra tenant id'),
  MicrosoftAppPassword: text,
  MicrosoftAppCertificateFile: text,
  HOST: text,
  PORT: z.preprocess(
    (value) => blankIsUnset(value) ?? '3978',
    z
      .string()
      .regex(/^\d{1,5}$/, 'must be a port number from 0 to 65535')
      .transform(Number)
      .refine((port) => port <= 65535, 'must be a port number from 0 to 65535'),
  ),
  PUBLIC_URL: url('must be a full address, such as https://pledgekeeper.example.gov.uk'),
  DATABASE_URL: z.preprocess(
    blankIsUnset,
    z
      .string()
      .regex(/^postgres(ql)?:\/\//, 'must begin with postgres:// or postgresql://')
      .optional(),
  ),
  DATA_DIR: text,
  QUESTIONS_KEY: text,
  QUESTIONS_READER: text,
  EMERGENCY_DUTY_TEAM: text,
  COMPLAINTS_CONTACT: text,
  ACCESSIBILITY_CONTACT: text,
  SAFEGUARDING_PHONES: text,
  SHAREPOINT_DRIVE_ID: text,
  SHAREPOINT_FOLDER: text,
  GRAPH_BASE_URL: secureUrl('must be a full https address, such as https://graph.microsoft.com/v1.0'),
  AZURE_AUTHORITY_HOST: secureUrl('must be a full https address, such as https://login.microsoftonline.com'),
  GRAPH_LOOK_UP_PEOPLE: text,
  AZURE_CLIENT_ID: uuid('must be the client id of the identity that writes to SharePoint'),
  AZURE_TENANT_ID: uuid('must be the council’s Entra tenant id'),
  AZURE_CLIENT_SECRET: text,
  AZURE_CLIENT_CERTIFICATE_PATH: text,
});

/** How the bot proves who it is to the Bot Connector. */
export type BotCredentials =
  | { kind: 'secret'; appId: string; tenantId: string; password: string }
  | { kind: 'certificate'; appId: string; tenantId: string; certificateFile: string }
  | { kind: 'managed-identity'; appId: string; tenantId: string };

export interface Config extends GraphConfig {
  /** True without a bot registration: one machine, local Teams, no authentication, 127.0.0.1 only. */
  local: boolean;
  bot: BotCredentials | null;
  host: string;
  port: number;
  /** Without a trailing slash. */
  publicUrl: string | null;
  /** null means the embedded database in `dataDir`. */
  databaseUrl: string | null;
  /** Absolute. */
  dataDir: string;
  /** The questions' own keys, the newest first; null in local mode, where a file in `dataDir` holds one; empty: none. */
  questionKeys: string[] | null;
  /** Who reads the young people's questions, as they know them: 'participation worker'. */
  questionsReader: string;
  /** The council's emergency duty team's telephone number. */
  dutyTeam: string | null;
  /** Whom to tell when the council gets somebody's information wrong: 'Data protection, 01632 960111, dp@example.gov.uk'. */
  complaintsContact: string | null;
  /** Whom to ask for a page or paper in another format. */
  accessibilityContact: string | null;
  /** 'Front door 01234 567890', in the order in which they are rung about a worry. */
  safeguardingPhones: string[];
}

/** Wrong settings, each line naming one and its fix. */
export class ConfigError extends Error {
  constructor(readonly problems: string[]) {
    super(`These settings need attention:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

/** Adds what a `.env` file in the present folder says; what the environment already sets wins. */
export function loadEnvFile(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
}

/** @throws ConfigError naming every wrong setting at once. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`));
  }
  const settings = parsed.data;
  const problems: string[] = [];
  const local = settings.MicrosoftAppId === undefined;
  const bot = local ? null : readCredentials(settings, problems);
  if (local) problems.push(...localProblems(settings));
  const questionKeys = (settings.QUESTIONS_KEY ?? '').split(/[\s,]+/).filter((key) => key !== '');
  if (questionKeys.some((key) => keyBytes(key)?.length !== 32)) {
    problems.push(
      'QUESTIONS_KEY must be 32 random bytes as base64 (openssl rand -base64 32), older ones after a comma',
    );
  }
  // Young people are never asked without the council's own number beside 999 and Childline (domain.md 2.9.1).
  if (!local && questionKeys.length > 0 && !settings.EMERGENCY_DUTY_TEAM) {
    problems.push(
      'EMERGENCY_DUTY_TEAM is needed with QUESTIONS_KEY: the emergency duty team’s name and number, shown to young people',
    );
  }
  const graph = graphConfig(settings, bot && botIdentity(bot), problems);
  if (problems.length > 0) throw new ConfigError(problems);
  return {
    local,
    bot,
    host: settings.HOST ?? (local ? '127.0.0.1' : '0.0.0.0'),
    port: settings.PORT,
    publicUrl: settings.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    databaseUrl: settings.DATABASE_URL ?? null,
    dataDir: resolve(settings.DATA_DIR ?? '.data'),
    questionKeys: local && questionKeys.length === 0 ? null : questionKeys,
    questionsReader: settings.QUESTIONS_READER ?? 'participation worker',
    dutyTeam: settings.EMERGENCY_DUTY_TEAM ?? null,
    complaintsContact: settings.COMPLAINTS_CONTACT ?? null,
    accessibilityContact: settings.ACCESSIBILITY_CONTACT ?? null,
    safeguardingPhones: (settings.SAFEGUARDING_PHONES ?? '')
      .split(';')
      .map((one) => one.trim())
      .filter((one) => one !== ''),
    ...graph,
  };
}

type Settings = z.infer<typeof environment>;

/** A blank app id switches the SDK's authentication off (platform.md 1), so it may never face a network. */
function localProblems(settings: Settings): string[] {
  const problems: string[] = [];
  if (settings.NODE_ENV === 'production') {
    problems.push(
      'MicrosoftAppId is needed in production: without it the bot runs in local mode, with no authentication',
    );
  }
  if (settings.HOST !== undefined && !['127.0.0.1', 'localhost', '::1'].includes(settings.HOST)) {
    problems.push(
      'HOST must be 127.0.0.1 in local mode (no MicrosoftAppId), because nothing is authenticated',
    );
  }
  if (settings.PUBLIC_URL !== undefined) {
    problems.push(
      'PUBLIC_URL must be empty in local mode (no MicrosoftAppId): it is for this machine alone, and no proxy may pass it on',
    );
  }
  return problems;
}

function readCredentials(settings: Settings, problems: string[]): BotCredentials | null {
  const appId = settings.MicrosoftAppId ?? '';
  const tenantId = settings.MicrosoftAppTenantId;
  if (!tenantId) {
    problems.push('MicrosoftAppTenantId is needed with MicrosoftAppId: the bot serves one tenant only');
    return null;
  }
  if (settings.MicrosoftAppType === 'UserAssignedMsi') {
    if (settings.MicrosoftAppPassword) {
      problems.push('MicrosoftAppPassword must be empty with MicrosoftAppType UserAssignedMsi');
    }
    return { kind: 'managed-identity', appId, tenantId };
  }
  if (settings.MicrosoftAppCertificateFile) {
    return {
      kind: 'certificate',
      appId,
      tenantId,
      certificateFile: resolve(settings.MicrosoftAppCertificateFile),
    };
  }
  if (settings.MicrosoftAppPassword) {
    return { kind: 'secret', appId, tenantId, password: settings.MicrosoftAppPassword };
  }
  problems.push(
    'MicrosoftAppPassword or MicrosoftAppCertificateFile is needed with MicrosoftAppType SingleTenant',
  );
  return null;
}

function botIdentity(bot: BotCredentials): GraphIdentity {
  const { appId: clientId, tenantId } = bot;
  switch (bot.kind) {
    case 'secret':
      return { kind: 'secret', clientId, tenantId, secret: bot.password };
    case 'certificate':
      return { kind: 'certificate', clientId, tenantId, certificateFile: bot.certificateFile };
    case 'managed-identity':
      return { kind: 'managed-identity', clientId };
  }
}
